ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT current_date;
