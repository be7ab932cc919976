ATTACH 'ducklake://main' AS lake;
USE lake;
DELETE FROM orders USING blocked AS b WHERE b.id = orders.customer_id;
