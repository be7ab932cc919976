-- $file (s3object) = s3:///raw/orders.csv
SELECT * FROM read_csv($file);
