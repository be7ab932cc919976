SELECT * FROM delta_scan('s3:///tables/orders');
SELECT * FROM iceberg_scan('s3:///tables/visits', allow_moved_paths = true);
