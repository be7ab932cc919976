CALL pragma_version();
ATTACH 'ducklake://main' AS lake;
SELECT * FROM lake.orders;
