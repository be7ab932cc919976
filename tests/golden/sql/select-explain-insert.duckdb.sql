ATTACH 'ducklake://main' AS lake;
EXPLAIN INSERT INTO lake.orders SELECT * FROM lake.staged;
