ATTACH 'ducklake://main' AS lake;
USE lake;
UPDATE orders SET total = price * n, checked = true WHERE country = 'BE';
