ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE TEMP TABLE t AS SELECT id, total FROM orders;
SELECT id FROM t;
