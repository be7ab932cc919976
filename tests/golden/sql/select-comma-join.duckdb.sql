ATTACH 'ducklake://main' AS lake;
SELECT * FROM lake.orders o, lake.customers c WHERE o.customer_id = c.id;
