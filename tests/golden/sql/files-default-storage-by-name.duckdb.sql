SELECT * FROM 's3://_default_/raw/orders.csv';
