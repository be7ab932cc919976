ATTACH 'ducklake://main' AS lake;
UPDATE lake.orders SET total = total * 1.1 WHERE country = 'BE';
