ATTACH 'ducklake://main' AS lake;
USE lake;
UPDATE orders SET share = total / (SELECT sum(total) FROM orders);
