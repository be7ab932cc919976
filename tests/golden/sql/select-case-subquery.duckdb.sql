ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT CASE WHEN EXISTS (SELECT 1 FROM vip) THEN 1 ELSE 0 END, coalesce((SELECT note FROM notes), '') FROM orders;
