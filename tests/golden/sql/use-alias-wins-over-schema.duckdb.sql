ATTACH 'ducklake://main' AS lake;
ATTACH 'datatable://main' AS shop;
USE lake;
SELECT * FROM shop.orders;
SELECT * FROM visits;
