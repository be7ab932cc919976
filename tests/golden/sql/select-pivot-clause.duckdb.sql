ATTACH 'ducklake://main' AS lake;
SELECT * FROM lake.orders PIVOT (sum(total) FOR year IN (2023, 2024));
