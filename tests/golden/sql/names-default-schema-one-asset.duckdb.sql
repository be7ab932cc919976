ATTACH 'datatable://main' AS shop;
SELECT * FROM shop.orders;
INSERT INTO shop.public.orders VALUES (1);
USE shop;
SELECT * FROM orders;
SELECT * FROM public.orders;
