ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE TABLE x AS WITH t(k, v) AS (SELECT id, total FROM orders) SELECT k, v FROM t;
