-- $day (text)
SELECT * FROM read_csv('s3:///raw/' || $day || '/orders.csv');
