-- database f/shop/pg
CREATE SCHEMA IF NOT EXISTS staging;
CREATE TABLE staging.orders AS TABLE orders;
