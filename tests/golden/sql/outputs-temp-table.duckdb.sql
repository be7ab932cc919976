ATTACH 'ducklake://main' AS lake;
CREATE TEMP TABLE t AS SELECT id, price * n AS total FROM lake.lines;
INSERT INTO lake.orders (id, total) SELECT id, total FROM t;
