-- database f/shop/mssql
SELECT TOP 10 o.id FROM sales.orders AS o WITH (NOLOCK) JOIN [sales].[order lines] AS l ON l.order_id = o.id WHERE o.total > @P1;
