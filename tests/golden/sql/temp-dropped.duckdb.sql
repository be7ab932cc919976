ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE TEMP TABLE recent AS SELECT * FROM orders;
DROP TABLE recent;
SELECT * FROM recent;
