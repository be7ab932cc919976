ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM orders;
USE memory;
CREATE TABLE orders_copy (id INTEGER);
SELECT * FROM orders_copy;
