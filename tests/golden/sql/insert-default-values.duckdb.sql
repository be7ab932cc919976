ATTACH 'ducklake://main' AS lake;
INSERT INTO lake.ticks DEFAULT VALUES;
