-- database f/shop/pg
SELECT id, total INTO big_orders FROM orders WHERE total > 1000;
