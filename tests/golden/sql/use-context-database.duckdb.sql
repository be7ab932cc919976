SELECT * FROM orders JOIN staging.orders AS s USING (id);
