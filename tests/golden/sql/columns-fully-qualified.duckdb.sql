ATTACH 'ducklake://main' AS lake;
SELECT lake.orders.id, orders.total FROM lake.orders;
