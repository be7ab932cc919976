ATTACH '$res:f/shop/pg' AS pg (TYPE postgres, READ_ONLY);
SELECT email FROM pg.public.customers;
