CREATE MACRO raw() AS TABLE SELECT * FROM read_csv('s3:///raw/orders.csv');
FROM raw();
