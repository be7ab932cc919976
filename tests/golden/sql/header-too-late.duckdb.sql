SELECT 1;
-- asset: read s3:///raw/orders.csv
-- volume: datasets /mnt/datasets
