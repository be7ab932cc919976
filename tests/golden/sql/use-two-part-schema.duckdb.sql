ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM staging.orders;
