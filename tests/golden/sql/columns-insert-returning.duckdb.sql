ATTACH 'datatable://main' AS shop;
USE shop;
INSERT INTO orders (total) VALUES (1) RETURNING id, total;
