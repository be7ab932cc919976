ATTACH 'ducklake://main' AS lake;
CREATE TEMP TABLE t AS SELECT id, name AS label FROM lake.customers;
CREATE TABLE lake.labels AS SELECT * FROM t;
