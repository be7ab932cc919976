ATTACH 'datatable://main' AS shop;
SELECT count(*) AS n FROM shop.customers;
