-- materialize ducklake://main/daily
SELECT * FROM 's3:///raw/orders.parquet';
