ATTACH 'ducklake://main' AS lake;
USE lake;
INSERT INTO orders SELECT * FROM staged WHERE id NOT IN (SELECT id FROM orders);
