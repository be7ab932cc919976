ATTACH 'ducklake://main' AS lake;
ALTER TABLE lake.orders ADD COLUMN note VARCHAR;
ALTER TABLE IF EXISTS lake.customers DROP COLUMN fax;
