-- database f/shop/pg
SELECT 1 AS one;
