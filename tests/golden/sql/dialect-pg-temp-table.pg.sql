-- database f/shop/pg
CREATE TEMP TABLE recent ON COMMIT DROP AS SELECT * FROM orders;
INSERT INTO daily SELECT * FROM recent;
