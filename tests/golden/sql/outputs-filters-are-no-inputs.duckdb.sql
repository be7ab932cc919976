ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE TABLE paid AS SELECT id FROM orders WHERE paid_at IS NOT NULL ORDER BY priority;
