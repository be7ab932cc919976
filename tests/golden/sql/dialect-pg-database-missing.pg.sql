SELECT * FROM orders JOIN customers USING (customer_id);
INSERT INTO log VALUES (1);
