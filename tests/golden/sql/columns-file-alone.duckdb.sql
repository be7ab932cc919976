SELECT id, amount FROM read_parquet('s3:///raw/orders.parquet') WHERE amount > 0;
