ATTACH 'datatable://main' AS shop;
INSERT INTO shop.orders (total) VALUES (5) RETURNING id;
