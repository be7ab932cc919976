-- database f/shop/pg
INSERT INTO orders (total) VALUES ($1) RETURNING id;
UPDATE customers SET name = $2 WHERE id = $3 RETURNING *;
