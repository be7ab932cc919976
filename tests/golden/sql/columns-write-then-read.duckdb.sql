ATTACH 'ducklake://main' AS lake;
USE lake;
INSERT INTO orders (id, total) VALUES (1, 2);
SELECT sum(total) FROM orders;
