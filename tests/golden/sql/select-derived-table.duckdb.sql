ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT big.id FROM (SELECT id FROM orders WHERE total > 100) AS big;
