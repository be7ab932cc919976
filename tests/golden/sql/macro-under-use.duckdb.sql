ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE TEMP MACRO recent() AS TABLE SELECT * FROM orders;
SELECT * FROM recent() JOIN customers USING (id);
