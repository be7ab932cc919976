ATTACH 'ducklake://main' AS lake;
WITH lake AS (SELECT 1 AS id)
SELECT * FROM lake.orders AS o, lake;
