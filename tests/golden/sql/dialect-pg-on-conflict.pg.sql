-- database f/shop/pg
INSERT INTO stock AS s (sku, n) VALUES ($1, $2)
ON CONFLICT (sku) DO UPDATE SET n = s.n + EXCLUDED.n, seen_at = now();
