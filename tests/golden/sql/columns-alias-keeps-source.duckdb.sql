ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT total AS amount FROM orders ORDER BY amount;
