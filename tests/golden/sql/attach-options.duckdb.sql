ATTACH 'ducklake://main' AS lake (READ_ONLY, SNAPSHOT_VERSION 12);
SELECT * FROM lake.orders;
