-- database f/shop/pg
CREATE TABLE orders_2024 (LIKE orders INCLUDING ALL);
