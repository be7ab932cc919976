-- database f/shop/mssql
SELECT id, total INTO sales.big_orders FROM sales.orders WHERE total > 1000;
