ATTACH 'ducklake' AS lake; USE lake; WITH t AS (SELECT * FROM s) DELETE FROM t WHERE i IN (SELECT i FROM t)
