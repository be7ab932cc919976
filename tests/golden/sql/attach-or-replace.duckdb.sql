ATTACH OR REPLACE 'ducklake://archive' AS lake;
SELECT * FROM lake.orders;
