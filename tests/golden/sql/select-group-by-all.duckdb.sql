ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT country, count(*) FILTER (WHERE paid) AS paid FROM orders GROUP BY ALL ORDER BY ALL LIMIT 10%;
