ATTACH 'ducklake://main' AS lake;
SELECT * FROM lake.files WHERE path = 's3:///raw/orders.csv' OR path IN ('s3:///raw/a.csv', 's3://archive/b.csv');
