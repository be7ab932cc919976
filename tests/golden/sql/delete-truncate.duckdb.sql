ATTACH 'ducklake://main' AS lake;
TRUNCATE lake.orders;
TRUNCATE TABLE lake.customers;
