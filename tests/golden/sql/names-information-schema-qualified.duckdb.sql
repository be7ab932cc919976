ATTACH 'datatable://main' AS shop;
SELECT * FROM shop.information_schema.columns;
SELECT * FROM shop.orders;
