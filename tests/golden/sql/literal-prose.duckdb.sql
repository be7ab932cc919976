SELECT 's3:///raw/orders.csv is missing' AS message, 'see s3:///raw/x.csv' AS hint;
