ATTACH 'ducklake://main' AS lake;
USE lake;
WITH recent AS (SELECT * FROM orders) SELECT * FROM recent;
SELECT * FROM recent;
