ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE TABLE top AS
WITH a AS (SELECT customer_id AS cid, total FROM orders), b AS (SELECT cid, sum(total) AS s FROM a GROUP BY cid)
SELECT b.cid AS customer, b.s AS spent FROM b;
