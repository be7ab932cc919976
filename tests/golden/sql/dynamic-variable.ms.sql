DECLARE @t SYSNAME = N'Orders_2024', @sql NVARCHAR(MAX);
SET @sql = N'INSERT INTO Report SELECT * FROM ' + QUOTENAME(@t);
SET @sql += N' o JOIN Extra e ON e.id = o.id';
EXEC sp_executesql @sql;
SELECT @sql = N'DELETE FROM Old WHERE x = ''' + @x + N'''';
EXEC (@sql);
EXEC dbo.Run @sql = N'DELETE FROM Elsewhere';
