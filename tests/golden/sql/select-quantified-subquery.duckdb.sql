ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM orders WHERE total > ALL (SELECT total FROM refunds) OR id = ANY (SELECT id FROM flagged);
