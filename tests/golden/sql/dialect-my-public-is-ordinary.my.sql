-- database f/shop/mysql
SELECT * FROM public.orders;
