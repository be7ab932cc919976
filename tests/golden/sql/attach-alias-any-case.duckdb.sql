ATTACH 'ducklake://main' AS Lake;
SELECT * FROM LAKE.orders;
SELECT * FROM lake.customers;
