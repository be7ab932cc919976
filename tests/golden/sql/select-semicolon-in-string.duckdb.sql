ATTACH 'ducklake://main' AS lake;
SELECT 'a;b', "odd;name" FROM lake.orders;
SELECT $$ ; $$ FROM lake.customers;
