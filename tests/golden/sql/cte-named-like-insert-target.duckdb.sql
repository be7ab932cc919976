ATTACH 'ducklake' AS lake; USE lake; WITH t AS (SELECT * FROM s) INSERT INTO t SELECT * FROM t
