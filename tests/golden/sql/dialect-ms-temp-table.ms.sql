-- database f/shop/mssql
SELECT id INTO #recent FROM sales.orders;
INSERT INTO sales.daily SELECT id FROM #recent;
