ATTACH 'ducklake://main' AS lake;
ATTACH 'datatable://main' AS shop;
CREATE OR REPLACE TABLE lake.customer_value AS
WITH sales AS (
    SELECT customer_id, net_paid AS amount, sold_on AS day FROM lake.store_sales
    UNION ALL
    SELECT bill_customer_id, net_paid, sold_on FROM lake.web_sales
), returned AS (
    SELECT customer_id, sum(refund) AS refunded FROM lake.store_returns GROUP BY customer_id
), totals AS (
    SELECT s.customer_id, sum(s.amount) AS bought, max(s.day) AS last_day FROM sales AS s GROUP BY s.customer_id
)
SELECT c.id AS customer_id,
       c.first_name || ' ' || c.last_name AS name,
       t.bought - coalesce(r.refunded, 0) AS net,
       t.last_day
FROM totals AS t
JOIN shop.customers AS c ON c.id = t.customer_id
LEFT JOIN returned AS r ON r.customer_id = t.customer_id
WHERE c.active;
