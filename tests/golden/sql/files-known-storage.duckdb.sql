SELECT * FROM 's3://archive/orders.csv' UNION ALL FROM 's3:///orders.csv';
