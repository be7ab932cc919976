ATTACH 'ducklake://main' AS lake;
USE lake;

CREATE OR REPLACE TABLE order_facts AS
SELECT
  o.order_id,
  o.customer_id,
  c.country,
  o.ordered_at::DATE AS day,
  o.amount_eur,
  coalesce(sum(p.amount), 0) AS paid
FROM read_parquet('s3:///clean/orders.parquet') AS o
LEFT JOIN payments AS p USING (order_id)
LEFT JOIN customers AS c USING (customer_id)
GROUP BY ALL;
