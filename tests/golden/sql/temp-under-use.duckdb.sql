ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE OR REPLACE TEMPORARY TABLE recent AS SELECT * FROM orders;
SELECT count(*) FROM RECENT;
