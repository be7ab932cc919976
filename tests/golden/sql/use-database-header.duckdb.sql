-- database f/shop/pg
SELECT * FROM orders;
INSERT INTO audit.log VALUES (now());
