ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE TABLE x AS SELECT d.s AS spent, d.customer_id FROM (SELECT customer_id, sum(total) AS s FROM orders GROUP BY 1) AS d;
