-- database f/shop/mssql
MERGE INTO sales.stock AS t USING sales.deliveries AS d ON d.sku = t.sku
WHEN MATCHED THEN UPDATE SET t.n = d.n
WHEN NOT MATCHED BY TARGET THEN INSERT (sku, n) VALUES (d.sku, d.n)
WHEN NOT MATCHED BY SOURCE THEN DELETE;
