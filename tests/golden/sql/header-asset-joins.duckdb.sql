-- asset: write ducklake://main/orders
ATTACH 'ducklake://main' AS lake;
SELECT * FROM lake.orders;
