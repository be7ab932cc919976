ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE TABLE x AS WITH c AS (SELECT id, total AS amount FROM orders) SELECT * FROM c;
