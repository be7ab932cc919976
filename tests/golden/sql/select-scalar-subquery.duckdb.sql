ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT id, (SELECT max(rate) FROM rates) AS rate FROM orders;
