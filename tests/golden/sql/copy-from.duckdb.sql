ATTACH 'ducklake://main' AS lake;
COPY lake.orders FROM 's3:///raw/orders.csv' (HEADER);
