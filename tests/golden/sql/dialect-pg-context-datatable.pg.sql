INSERT INTO orders (id) VALUES ($1);
SELECT * FROM sales.orders;
