COPY (FROM 's3:///raw/*.csv') TO 's3:///out/all.parquet';
