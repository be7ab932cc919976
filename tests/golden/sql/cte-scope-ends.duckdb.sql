ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM (WITH c AS (SELECT * FROM orders) SELECT * FROM c) AS x JOIN c ON c.id = x.id;
