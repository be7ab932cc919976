ATTACH 'ducklake://main' AS lake;
USE lake;
INSERT INTO orders VALUES (1);
SELECT count(*) FROM orders;
