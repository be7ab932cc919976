EXEC dbo.p @x = 1;
INSERT INTO t EXEC sp_x 'FROM a';
EXEC('DELETE FROM b');
INSERT INTO u EXEC('SELECT * FROM d');
EXEC sys.sp_executesql N'SELECT * FROM c WHERE i = @i', N'@i INT', @i = 1;
