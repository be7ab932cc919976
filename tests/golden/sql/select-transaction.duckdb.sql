ATTACH 'ducklake://main' AS lake;
BEGIN TRANSACTION;
INSERT INTO lake.orders VALUES (1);
COMMIT;
BEGIN;
SELECT * FROM lake.customers;
ROLLBACK;
