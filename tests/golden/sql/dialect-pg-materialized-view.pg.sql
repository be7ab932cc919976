-- database f/shop/pg
CREATE MATERIALIZED VIEW IF NOT EXISTS totals AS SELECT customer_id, sum(total) AS total FROM orders GROUP BY 1 WITH DATA;
