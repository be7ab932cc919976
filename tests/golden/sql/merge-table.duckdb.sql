ATTACH 'ducklake://main' AS lake;
MERGE INTO lake.stock AS t
USING lake.deliveries AS d ON d.sku = t.sku
WHEN MATCHED THEN UPDATE SET n = t.n + d.n
WHEN NOT MATCHED THEN INSERT (sku, n) VALUES (d.sku, d.n);
