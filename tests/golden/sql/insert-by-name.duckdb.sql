ATTACH 'ducklake://main' AS lake;
INSERT INTO lake.orders BY NAME SELECT id, total FROM lake.staged;
