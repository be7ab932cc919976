-- database f/shop/pg
TRUNCATE TABLE orders, sales.lines RESTART IDENTITY CASCADE;
DROP TABLE IF EXISTS old_a, old_b;
