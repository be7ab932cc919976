ATTACH 'ducklake://main' AS lake;
USE lake;
WITH orders AS (SELECT * FROM staged_orders)
SELECT * FROM orders;
