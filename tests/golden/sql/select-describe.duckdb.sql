ATTACH 'ducklake://main' AS lake;
DESCRIBE lake.orders;
SUMMARIZE lake.customers;
SHOW lake.visits;
