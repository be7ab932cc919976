ATTACH 'res://f/shop/pg' AS pg (TYPE postgres);
SELECT * FROM pg.Sales.Orders;
SELECT * FROM pg."Sales"."Orders";
