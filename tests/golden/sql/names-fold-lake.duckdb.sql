ATTACH 'ducklake://main' AS lake;
SELECT * FROM lake.Orders;
SELECT * FROM lake."ORDERS";
SELECT * FROM lake.Main.orders;
