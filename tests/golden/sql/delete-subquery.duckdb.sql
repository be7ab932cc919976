ATTACH 'ducklake://main' AS lake;
USE lake;
DELETE FROM customers WHERE NOT EXISTS (SELECT 1 FROM orders WHERE orders.customer_id = customers.id);
