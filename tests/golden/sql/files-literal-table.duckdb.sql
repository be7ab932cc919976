SELECT * FROM 's3:///raw/orders.csv' AS o WHERE o.total > 10;
