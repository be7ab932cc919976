-- database f/shop/pg
MERGE INTO stock t USING deliveries d ON d.sku = t.sku
WHEN MATCHED THEN UPDATE SET n = t.n + d.n
WHEN NOT MATCHED THEN INSERT (sku, n) VALUES (d.sku, d.n);
