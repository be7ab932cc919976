SET VARIABLE target = 's3:///out/orders.csv';
