ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE TABLE temp.t AS SELECT * FROM orders;
SELECT * FROM temp.t;
