-- reads s3:///raw/a.csv
SELECT 1; /* 's3:///raw/b.csv' */
-- 's3:///raw/c.csv'
