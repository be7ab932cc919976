ATTACH 'ducklake://main' AS lake;
SET schema = 'lake.staging';
SELECT * FROM orders;
