ATTACH 'ducklake://main' AS lake;
USE lake.staging;
SELECT * FROM orders;
