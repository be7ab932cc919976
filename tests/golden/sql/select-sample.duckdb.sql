ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM orders USING SAMPLE 10%;
SELECT * FROM customers TABLESAMPLE reservoir(100);
