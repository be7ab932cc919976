-- database f/shop/pg
SELECT version();
