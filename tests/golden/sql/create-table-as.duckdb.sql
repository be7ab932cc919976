ATTACH 'ducklake://main' AS lake;
ATTACH 'datatable://main' AS shop;
CREATE OR REPLACE TABLE lake.totals AS
SELECT c.country, sum(o.total) AS total
FROM shop.orders AS o JOIN shop.customers AS c ON c.id = o.customer_id
GROUP BY ALL;
