WITH moved AS (DELETE FROM a WHERE d < now() RETURNING *), up AS (UPDATE b SET n = n + 1 FROM c WHERE b.i = c.i) INSERT INTO archive SELECT * FROM moved
