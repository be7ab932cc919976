ATTACH 'ducklake://main' AS lake;
INSERT INTO lake.orders (id, total) VALUES (1, 2.5);
