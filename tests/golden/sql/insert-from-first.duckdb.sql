ATTACH 'ducklake://main' AS lake;
INSERT INTO lake.orders FROM 's3:///raw/orders.parquet';
