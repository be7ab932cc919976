ATTACH 'res://f/shop/pg' AS pg (TYPE postgres);
USE pg.billing;
SELECT * FROM invoices;
SELECT * FROM public.accounts;
