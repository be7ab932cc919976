ATTACH 'ducklake://main' AS lake;
USE lake;
MERGE INTO stock AS t USING deliveries AS d ON d.sku = t.sku
WHEN MATCHED THEN UPDATE SET n = t.n + d.n
WHEN NOT MATCHED THEN INSERT (sku, n, first_seen) VALUES (d.sku, d.n, d.day);
