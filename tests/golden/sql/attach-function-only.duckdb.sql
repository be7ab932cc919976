ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM range(10);
