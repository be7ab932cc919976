ATTACH 'ducklake://main' AS lake;
USE lake;
WITH d AS (SELECT * FROM deliveries)
MERGE INTO stock USING d ON d.sku = stock.sku
WHEN NOT MATCHED THEN INSERT (sku, n) VALUES (d.sku, (SELECT max(n) FROM defaults));
