-- database f/shop/pg
SELECT * FROM public.orders JOIN orders AS o USING (id) JOIN sales.orders AS s USING (id);
