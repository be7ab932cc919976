ATTACH 'ducklake://main' AS lake;
USE lake;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10)
SELECT i, o.total FROM n LEFT JOIN orders AS o ON o.day = i;
