ATTACH 'ducklake://main' AS lake;
CREATE TABLE lake.totals AS SELECT o.customer, sum(o.amount) AS total FROM read_csv('s3:///raw/orders.csv') AS o GROUP BY ALL;
