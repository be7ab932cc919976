ATTACH 'ducklake://main' AS lake;
COPY lake.orders TO 'orders.csv';
COPY lake.customers FROM '/tmp/customers.csv';
