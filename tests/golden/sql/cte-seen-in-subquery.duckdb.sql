ATTACH 'ducklake://main' AS lake;
USE lake;
WITH vip AS (SELECT id FROM customers)
SELECT * FROM orders WHERE customer_id IN (SELECT id FROM vip)
UNION ALL
SELECT * FROM archived WHERE EXISTS (SELECT 1 FROM vip);
