SELECT * FROM read_parquet(['s3:///raw/jan.parquet', 's3:///raw/feb.parquet', 's3://archive/mar.parquet'], union_by_name = true);
