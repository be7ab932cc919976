ATTACH 'ducklake://main' AS lake;
ATTACH 'datatable://main' AS shop;
USE lake;
CREATE TABLE daily AS SELECT 1 AS one;
USE shop;
SELECT * FROM daily;
