ATTACH 'ducklake://main' AS lake;
USE lake;
COPY orders TO 's3://archive/2024/orders.parquet';
