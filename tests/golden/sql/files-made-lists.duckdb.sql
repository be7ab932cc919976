FROM read_parquet(list_concat(['s3:///a.parquet'], ['s3:///b.parquet']));
FROM read_csv(CASE WHEN getvariable('full') THEN 's3:///full.csv' ELSE 's3:///day.csv' END);
