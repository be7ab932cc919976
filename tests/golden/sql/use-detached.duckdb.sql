ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM orders;
USE memory;
DETACH lake;
CREATE TABLE t (id INTEGER);
INSERT INTO t VALUES (1);
