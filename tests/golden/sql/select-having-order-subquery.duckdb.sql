ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT customer_id, sum(total) AS s
FROM orders
GROUP BY customer_id
HAVING sum(total) > (SELECT threshold FROM limits)
ORDER BY (SELECT priority FROM ranks WHERE ranks.id = customer_id);
