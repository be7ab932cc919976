ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE TEMP TABLE t (id INTEGER);
INSERT INTO t SELECT id FROM orders;
UPDATE t SET id = id + 1;
ALTER TABLE t ADD COLUMN n INTEGER;
CREATE INDEX i ON t (id);
COPY t TO 's3:///out/t.csv';
DROP TABLE t;
