ATTACH 'ducklake://main' AS lake;
COPY lake.orders TO 's3:///out/orders.parquet';
SELECT count(*) FROM 's3:///out/orders.parquet';
