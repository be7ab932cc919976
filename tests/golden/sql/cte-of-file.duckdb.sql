WITH raw AS (SELECT * FROM read_csv('s3:///raw/orders.csv'))
SELECT count(*) FROM raw;
