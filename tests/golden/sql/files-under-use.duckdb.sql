ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM 's3:///raw/orders.csv' JOIN customers USING (id);
