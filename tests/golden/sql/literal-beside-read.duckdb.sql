SELECT 's3:///raw/a.csv' AS source, * FROM 's3:///raw/a.csv';
