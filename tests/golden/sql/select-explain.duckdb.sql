ATTACH 'ducklake://main' AS lake;
USE lake;
EXPLAIN SELECT * FROM orders;
EXPLAIN ANALYZE SELECT * FROM customers;
