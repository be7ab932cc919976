ATTACH 'ducklake://main' AS lake;
USE lake;
WITH orders AS (SELECT * FROM orders WHERE paid)
SELECT * FROM orders;
