ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE VIEW v (number, amount) AS SELECT id, total FROM orders;
