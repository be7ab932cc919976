ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT v.id FROM (VALUES (1), (2)) AS v(id) JOIN orders AS o ON o.id = v.id, UNNEST([1, 2]) AS u(n);
