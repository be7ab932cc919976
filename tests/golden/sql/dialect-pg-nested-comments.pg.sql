-- database f/shop/pg
/* FROM a /* FROM b */ FROM c */
SELECT * FROM orders; -- FROM d
