ATTACH 'ducklake://main' AS lake;
USE lake;
UPDATE customers SET spent = (SELECT sum(total) FROM orders WHERE orders.customer_id = customers.id)
WHERE id IN (SELECT id FROM touched);
