SELECT * FROM read_csv($$s3:///raw/orders.csv$$);
