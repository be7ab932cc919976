-- database f/shop/oracle
MERGE INTO stock t USING (SELECT sku, n FROM deliveries) d ON (d.sku = t.sku)
WHEN MATCHED THEN UPDATE SET t.n = d.n
WHEN NOT MATCHED THEN INSERT (sku, n) VALUES (d.sku, d.n);
