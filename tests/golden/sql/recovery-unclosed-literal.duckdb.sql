ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM orders;
SELECT * FROM 's3:///raw/orders.csv
