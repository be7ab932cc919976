ATTACH 'ducklake://main' AS lake;
CREATE TABLE IF NOT EXISTS lake.orders AS FROM read_parquet('s3:///raw/orders.parquet');
