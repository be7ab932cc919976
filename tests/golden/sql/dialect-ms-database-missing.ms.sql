SELECT TOP 5 * FROM sales.orders;
