ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE TEMP TABLE orders AS SELECT * FROM staged;
SELECT * FROM orders;
INSERT INTO lake.orders SELECT * FROM orders;
