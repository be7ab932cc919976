-- database f/shop/mssql
SELECT t.name FROM sys.tables t JOIN INFORMATION_SCHEMA.COLUMNS c ON c.TABLE_NAME = t.name;
SELECT * FROM sales.orders ORDER BY id OFFSET 10 ROWS FETCH NEXT 5 ROWS ONLY;
