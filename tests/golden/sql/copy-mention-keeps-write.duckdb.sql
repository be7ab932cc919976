ATTACH 'ducklake://main' AS lake;
COPY lake.orders TO 's3:///out/orders.parquet';
SELECT 's3:///out/orders.parquet' AS location;
