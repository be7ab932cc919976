ATTACH 'ducklake://main' AS lake;
INSERT INTO lake.orders (id, total) VALUES (1, 9.5), (2, 3.0);
