ATTACH 'ducklake://main' AS lake;
USE lake;
COPY (WITH paid AS (SELECT * FROM orders) SELECT * FROM paid) TO 's3:///out/paid.json';
