ATTACH 'ducklake://main' AS lake;
COPY (SELECT * FROM lake.orders JOIN lake.customers USING (customer_id)) TO 's3:///out/orders.parquet' (FORMAT parquet);
