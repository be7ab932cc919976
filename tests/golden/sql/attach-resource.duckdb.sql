ATTACH 'res://f/shop/pg' AS pg (TYPE postgres);
SELECT email FROM pg.customers;
