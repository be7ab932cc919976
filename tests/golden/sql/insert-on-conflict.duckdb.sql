ATTACH 'datatable://main' AS shop;
INSERT INTO shop.stock (sku, n) VALUES ('a', 1)
ON CONFLICT (sku) DO UPDATE SET n = stock.n + excluded.n WHERE stock.n < 100;
INSERT INTO shop.skus VALUES ('a') ON CONFLICT DO NOTHING;
