ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM orders) WHERE x = 1;
INSERT INTO log VALUES (1);
