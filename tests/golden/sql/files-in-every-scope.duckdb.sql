WITH a AS (SELECT * FROM read_csv('s3:///raw/a.csv'))
SELECT * FROM a WHERE id IN (SELECT id FROM 's3:///raw/b.parquet')
UNION ALL SELECT * FROM (FROM read_json('s3:///raw/c.json'));
