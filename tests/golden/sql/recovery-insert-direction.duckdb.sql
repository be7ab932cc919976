ATTACH 'ducklake://main' AS lake;
USE lake;
INSERT INTO daily SELECT (( FROM orders JOIN customers ON;
