ATTACH 'ducklake://main' AS lake;
USE lake;
WITH paid AS (SELECT * FROM orders WHERE paid)
SELECT * FROM paid;
