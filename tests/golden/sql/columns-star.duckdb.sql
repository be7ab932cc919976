ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT *, count(*) OVER () FROM orders;
