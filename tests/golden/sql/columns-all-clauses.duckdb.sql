ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT country, sum(total) AS s FROM orders WHERE paid GROUP BY country HAVING max(day) > current_date ORDER BY min(priority);
