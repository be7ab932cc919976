-- materialize ducklake://main/customers key=id history
SELECT id, name FROM read_csv('s3:///raw/customers.csv');
