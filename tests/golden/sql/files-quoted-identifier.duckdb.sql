SELECT * FROM "s3:///raw/orders.parquet";
