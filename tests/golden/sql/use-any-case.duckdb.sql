ATTACH 'ducklake://main' AS lake;
USE LAKE;
SELECT * FROM orders;
