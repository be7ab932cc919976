SELECT * FROM 'orders.csv';
SELECT * FROM read_csv('data/orders.csv');
SELECT * FROM 'https://example.org/rates.csv';
SELECT * FROM read_parquet('gs://bucket/x.parquet');
SELECT * FROM 'S3://RAW/x.csv';
