SELECT * FROM read_parquet('s3:///raw/a.parquet');
SELECT * FROM parquet_scan('s3:///raw/b.parquet');
SELECT * FROM parquet_metadata('s3:///raw/c.parquet');
SELECT * FROM parquet_schema('s3:///raw/d.parquet');
