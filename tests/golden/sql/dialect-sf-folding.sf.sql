-- database f/shop/snowflake
SELECT * FROM orders;
SELECT * FROM Raw.Orders;
SELECT * FROM raw."order lines";
