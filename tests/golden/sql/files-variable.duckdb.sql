SET VARIABLE source = 's3:///raw/orders.csv';
SELECT * FROM read_csv(getvariable('source'));
