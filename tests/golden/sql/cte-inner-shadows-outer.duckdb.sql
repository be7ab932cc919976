ATTACH 'ducklake://main' AS lake;
USE lake;
WITH c AS (SELECT * FROM orders)
SELECT * FROM (WITH c AS (SELECT * FROM customers) SELECT * FROM c) AS x, c;
