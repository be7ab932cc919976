-- database f/shop/mssql
INSERT INTO sales.log (at) VALUES (GETDATE());
UPDATE sales.orders SET paid = 1 WHERE id = 7;
DELETE FROM sales.sessions WHERE seen < '2024-01-01';
TRUNCATE TABLE sales.staging;
