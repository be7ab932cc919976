ATTACH 'ducklake://main' AS lake;
SELECT * FROM lake.staging.orders;
