ATTACH 'ducklake://main' AS lake;
WITH orders AS (SELECT * FROM lake.staged)
SELECT * FROM orders JOIN lake.orders AS o USING (id);
