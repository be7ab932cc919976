SELECT * FROM read_parquet('s3:///raw/**/part-*.parquet', hive_partitioning = true, filename = true);
SELECT * FROM 's3:///raw/day-?.csv';
SELECT * FROM 's3:///raw/[ab].csv';
