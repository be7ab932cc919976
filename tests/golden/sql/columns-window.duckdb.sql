ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT id, rank() OVER (PARTITION BY country ORDER BY total DESC) AS r FROM orders;
