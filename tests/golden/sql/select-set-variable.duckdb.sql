ATTACH 'ducklake://main' AS lake;
SET VARIABLE last_id = (SELECT max(id) FROM lake.orders);
SELECT getvariable('last_id');
