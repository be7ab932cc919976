-- database f/shop/pg
WITH moved AS (
  DELETE FROM orders WHERE day < '2020-01-01' RETURNING *
)
INSERT INTO orders_archive SELECT * FROM moved;
