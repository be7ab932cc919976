-- database f/shop/bigquery
SELECT table_name FROM shop.INFORMATION_SCHEMA.TABLES;
SELECT * FROM shop.orders;
