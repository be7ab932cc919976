ATTACH 'ducklake://main' AS lake;
SELECT 1 AS one;
