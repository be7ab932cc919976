ATTACH 'ducklake://main' AS lake;
USE lake;
WITH fresh AS (SELECT * FROM staged)
INSERT INTO orders SELECT * FROM fresh;
INSERT INTO customers WITH c AS (SELECT * FROM leads) SELECT * FROM c;
