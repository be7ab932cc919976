ATTACH 'datatable://main' AS shop;
USE shop;
SELECT * FROM "orders";
SELECT * FROM "Order Lines";
