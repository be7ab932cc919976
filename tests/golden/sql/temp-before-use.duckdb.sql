ATTACH 'ducklake://main' AS lake;
CREATE TEMP TABLE t AS SELECT 1 AS id;
USE lake;
SELECT * FROM t JOIN orders USING (id);
