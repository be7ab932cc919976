-- database f/shop/pg
INSERT INTO files (path) VALUES ('s3:///raw/orders.csv');
