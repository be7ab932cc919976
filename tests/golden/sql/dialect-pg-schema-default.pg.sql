-- $1 id (int)
SELECT * FROM orders WHERE id = $1;
