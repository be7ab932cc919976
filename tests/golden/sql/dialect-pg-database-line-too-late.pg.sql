SELECT 1;
-- database f/shop/pg
SELECT * FROM orders;
