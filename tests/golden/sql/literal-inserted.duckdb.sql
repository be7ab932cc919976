ATTACH 'ducklake://main' AS lake;
INSERT INTO lake.files VALUES ('s3:///raw/orders.csv', 3);
