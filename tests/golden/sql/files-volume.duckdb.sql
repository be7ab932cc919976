SELECT * FROM read_csv('volume://datasets/2024/orders.csv');
