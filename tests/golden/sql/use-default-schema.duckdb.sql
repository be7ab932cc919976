ATTACH 'datatable://main' AS shop;
USE shop.public;
SELECT * FROM orders;
