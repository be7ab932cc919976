ATTACH 'ducklake://main' AS lake;
SELECT id, total FROM lake.orders;
