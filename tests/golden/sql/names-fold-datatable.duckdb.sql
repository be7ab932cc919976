ATTACH 'datatable://main' AS shop;
SELECT * FROM shop.Orders;
SELECT * FROM shop."Orders";
