ATTACH 'ducklake://main' AS lake;
USE lake;
WITH a AS (SELECT * FROM b), b AS (SELECT * FROM orders)
SELECT * FROM a JOIN b USING (id);
