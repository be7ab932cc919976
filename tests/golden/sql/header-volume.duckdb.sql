-- volume: datasets /mnt/datasets
SELECT * FROM read_csv('/mnt/datasets/orders.csv');
