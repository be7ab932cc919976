ATTACH 'ducklake://main' AS lake;
USE lake;
INSERT INTO runs (id, n) VALUES (1, (SELECT count(*) FROM orders));
