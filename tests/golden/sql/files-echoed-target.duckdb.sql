COPY (SELECT 1) TO 's3:///o.csv'; SELECT 's3:///o.csv' AS path
