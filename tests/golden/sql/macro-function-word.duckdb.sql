ATTACH 'ducklake://main' AS lake;
CREATE FUNCTION customer_name(i) AS (SELECT name FROM lake.customers WHERE id = i);
