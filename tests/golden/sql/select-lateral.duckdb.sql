ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT c.id, top.total
FROM customers AS c,
     LATERAL (SELECT total FROM orders AS o WHERE o.customer_id = c.id ORDER BY total DESC LIMIT 1) AS top;
