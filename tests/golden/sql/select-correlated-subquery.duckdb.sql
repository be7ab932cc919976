ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM customers AS c
WHERE EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = c.id)
  AND c.country NOT IN (SELECT code FROM embargo);
