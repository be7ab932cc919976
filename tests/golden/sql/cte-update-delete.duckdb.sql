ATTACH 'ducklake://main' AS lake;
USE lake;
WITH gone AS (SELECT id FROM closed)
DELETE FROM customers WHERE id IN (SELECT id FROM gone);
WITH late AS (SELECT id FROM overdue)
UPDATE orders SET state = 'late' FROM late WHERE late.id = orders.id;
