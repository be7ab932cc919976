-- database f/shop/pg
SELECT * FROM orders WHERE ((paid;
UPDATE customers SET name = $1 WHERE id = $2;
