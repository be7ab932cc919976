ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE TEMP TABLE orders AS SELECT * FROM orders WHERE paid;
DELETE FROM orders WHERE total = 0;
