ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT x.s FROM (SELECT customer_id, sum(total) AS s FROM orders GROUP BY customer_id) AS x;
