ATTACH 'ducklake://main' AS lake;
UPDATE lake.orders SET n = (SELECT count(*) FROM 's3:///raw/a.csv');
DELETE FROM lake.customers WHERE id IN (SELECT id FROM read_csv('s3:///raw/gone.csv'));
