SELECT * FROM 's3://acme-data/orders.csv';
