ATTACH 'ducklake://main' AS lake;
USE lake;
WITH a AS (SELECT * FROM orders), b AS (SELECT * FROM a JOIN customers USING (id))
SELECT * FROM b JOIN a USING (id);
