ATTACH 'ducklake://main' AS lake;
USE lake.main;
SELECT * FROM orders;
SELECT * FROM main.orders;
