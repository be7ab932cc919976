-- database f/shop/pg
SELECT * FROM Orders;
SELECT * FROM "Orders";
SELECT * FROM Sales."Order Lines";
