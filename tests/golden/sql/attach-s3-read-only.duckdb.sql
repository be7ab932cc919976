ATTACH 's3:///snapshots/shop.duckdb' AS snap (READ_ONLY);
SELECT * FROM snap.orders;
