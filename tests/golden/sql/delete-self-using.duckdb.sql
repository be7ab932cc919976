ATTACH 'ducklake://main' AS lake;
USE lake;
DELETE FROM orders USING orders AS newer WHERE newer.ref = orders.ref AND newer.id > orders.id;
