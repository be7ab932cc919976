ATTACH DATABASE IF NOT EXISTS 'ducklake://main' AS lake;
SELECT * FROM lake.orders;
