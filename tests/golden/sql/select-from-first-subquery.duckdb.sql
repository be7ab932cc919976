ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM (FROM orders) WHERE id IN (FROM customers SELECT id);
