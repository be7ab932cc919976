-- database f/shop/oracle
SELECT * FROM orders o, Shop.Customers c WHERE c.id (+) = o.customer_id;
SELECT * FROM "Order Lines";
