SELECT * FROM read_csv('s3:///raw/' || '2024' || '/orders.csv');
