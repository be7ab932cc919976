-- database f/erp/mssql
BEGIN TRY
  EXEC dbo.rebuild @day = @since
  TRUNCATE TABLE staging.Orders
END TRY
BEGIN CATCH
  INSERT INTO ops.Errors (Message) VALUES (ERROR_MESSAGE())
  ;THROW
END CATCH
