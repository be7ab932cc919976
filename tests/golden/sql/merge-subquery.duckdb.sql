ATTACH 'ducklake://main' AS lake;
MERGE INTO lake.stock USING (
  SELECT sku, sum(n) AS n FROM read_csv('s3:///raw/deliveries/*.csv') GROUP BY sku
) AS d ON stock.sku = d.sku
WHEN MATCHED AND d.n = 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET n = d.n;
