ATTACH 'ducklake://main' AS lake;
INSERT INTO lake.orders (id, total) SELECT ref, price FROM lake.staged;
