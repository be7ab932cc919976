ATTACH 'ducklake://main' AS lake;
ATTACH 'datatable://main' AS shop;
SELECT * FROM shop.orders;
