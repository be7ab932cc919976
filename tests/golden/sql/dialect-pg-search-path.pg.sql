-- database f/shop/pg
SET search_path TO sales;
SELECT * FROM orders;
SELECT * FROM public.customers;
