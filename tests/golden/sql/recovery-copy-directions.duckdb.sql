ATTACH 'ducklake://main' AS lake;
USE lake;
COPY orders FROM 's3:///raw/orders.csv' ((HEADER;
COPY customers TO 's3:///out/customers.csv' ((HEADER;
