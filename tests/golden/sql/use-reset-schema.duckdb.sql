ATTACH 'ducklake://main' AS lake;
SET schema = 'lake.staging';
SELECT * FROM orders;
RESET schema;
CREATE TABLE scratch (id INTEGER);
SELECT * FROM scratch;
