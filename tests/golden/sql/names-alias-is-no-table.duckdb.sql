ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT customers.id FROM orders AS customers;
