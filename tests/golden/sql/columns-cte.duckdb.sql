ATTACH 'ducklake://main' AS lake;
USE lake;
WITH c AS (SELECT id, total FROM orders WHERE paid)
SELECT c.id AS number FROM c;
