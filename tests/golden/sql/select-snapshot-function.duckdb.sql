ATTACH 'ducklake://main' AS lake;
SELECT * FROM ducklake_snapshots('lake');
SELECT * FROM lake.orders;
