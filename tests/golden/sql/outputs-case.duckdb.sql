ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE VIEW v AS SELECT CASE WHEN kind = 'refund' THEN -amount ELSE amount END AS net FROM orders;
