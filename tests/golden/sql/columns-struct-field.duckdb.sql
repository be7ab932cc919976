ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT o.address.city FROM orders AS o;
