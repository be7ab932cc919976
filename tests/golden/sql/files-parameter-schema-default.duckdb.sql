-- $file (s3object)
SELECT * FROM read_parquet($file);
