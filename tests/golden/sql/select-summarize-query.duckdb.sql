ATTACH 'ducklake://main' AS lake;
USE lake;
SUMMARIZE SELECT * FROM orders;
DESCRIBE SELECT * FROM customers;
SELECT * FROM (DESCRIBE visits);
