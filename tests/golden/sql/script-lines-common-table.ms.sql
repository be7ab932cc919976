-- database f/erp/mssql
WITH src AS (
  SELECT Id, Amount FROM staging.Payments
)
UPDATE t SET t.Amount = s.Amount
FROM dbo.Payments t JOIN src s ON s.Id = t.Id
INSERT dbo.Log (Text)
VALUES ('done')
WITH old AS (SELECT Id FROM dbo.Archive)
INSERT INTO dbo.Copies (Id)
SELECT Id FROM old
BULK INSERT staging.Raw FROM '\\share\file.csv'
