SELECT 's3:///out/orders.csv' AS location;
