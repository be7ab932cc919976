ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT *
FROM orders AS o
JOIN read_parquet('s3:///raw/rates.parquet') AS r ON r.day = o.day
CROSS JOIN generate_series(1, 3) AS g(n)
JOIN duckdb_tables() ON true;
