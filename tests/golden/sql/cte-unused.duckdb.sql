ATTACH 'ducklake://main' AS lake;
USE lake;
WITH spare AS (SELECT * FROM customers)
SELECT * FROM orders;
