-- asset: read s3:///raw/orders.csv
-- asset: write ducklake://main/orders
-- asset: readwrite datatable://main/state
SELECT 1;
