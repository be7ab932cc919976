SELECT r.sku, f.rate FROM read_csv('s3:///raw/rates.csv') AS f JOIN 's3:///raw/sales.parquet' AS r ON r.day = f.day;
