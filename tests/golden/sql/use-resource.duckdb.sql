ATTACH 'res://f/shop/pg' AS pg (TYPE postgres);
USE pg;
UPDATE accounts SET active = false WHERE last_seen < DATE '2024-01-01';
