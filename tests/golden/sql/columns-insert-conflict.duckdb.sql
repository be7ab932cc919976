ATTACH 'datatable://main' AS shop;
USE shop;
INSERT INTO stock (sku, n) VALUES ('a', 1) ON CONFLICT (sku) DO UPDATE SET n = excluded.n, seen = now();
