ATTACH 'ducklake://main' AS lake;
USE lake;
UPDATE orders SET total = = (3;
