ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM (SELECT * FROM orders;
SELECT * FROM customers;
