ATTACH 'datatable://main' AS shop;
INSERT INTO daily SELECT * FROM shop.orders;
