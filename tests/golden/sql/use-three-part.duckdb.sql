ATTACH 'ducklake://main' AS lake;
ATTACH 'datatable://main' AS shop;
USE lake;
SELECT * FROM shop.sales.orders;
