-- database f/shop/pg
SELECT id, total FROM orders WHERE id = $1;
