ATTACH 'ducklake://main' AS lake;
USE lake;
DELETE FROM orders WHERE ((id = 1;
