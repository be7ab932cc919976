ATTACH 'ducklake://main' AS lake;
USE lake;
FROM orders;
FROM customers AS c SELECT c.id WHERE c.active;
