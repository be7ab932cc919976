ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE TEMP VIEW a AS SELECT id, total FROM orders;
CREATE TEMP TABLE b AS SELECT id, total * 2 AS twice FROM a;
CREATE TABLE c AS SELECT twice FROM b;
