-- database f/shop/mssql
SELECT c.id, t.total, s.value
FROM sales.customers c
CROSS APPLY (SELECT TOP 1 total FROM sales.orders o WHERE o.customer_id = c.id ORDER BY total DESC) t
OUTER APPLY STRING_SPLIT(c.tags, ',') s;
