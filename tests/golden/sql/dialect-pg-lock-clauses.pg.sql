-- database f/shop/pg
SELECT * FROM queue q WHERE state = 'new' ORDER BY id FOR UPDATE OF q SKIP LOCKED LIMIT 1;
