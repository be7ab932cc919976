ATTACH 'ducklake://main' AS lake;
DELETE FROM lake.orders WHERE day < DATE '2020-01-01';
