-- database f/shop/pg
WITH c AS (INSERT INTO customers (name) VALUES ($1) RETURNING id),
     o AS (INSERT INTO orders (customer_id) SELECT id FROM c RETURNING id)
SELECT o.id, p.price FROM o, prices AS p;
