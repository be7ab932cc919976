ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM orders WHERE NOT (a = 1 OR (b = 2 AND (c IN (SELECT c FROM customers) OR d)));
