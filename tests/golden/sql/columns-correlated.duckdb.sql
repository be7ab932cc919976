ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT c.name FROM customers AS c WHERE EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = c.id AND o.paid);
