# database f/db/my
SELECT * FROM t
