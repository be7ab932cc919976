ATTACH 'ducklake://main' AS lake;
USE lake;
DELETE FROM orders USING blocked AS b WHERE b.customer_id = orders.customer_id;
