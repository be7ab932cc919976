ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE OR REPLACE TABLE orders AS SELECT DISTINCT * FROM orders;
