-- asset-ignore: s3:///raw/sample.csv
SELECT * FROM 's3:///raw/sample.csv' UNION ALL FROM 's3:///raw/orders.csv';
