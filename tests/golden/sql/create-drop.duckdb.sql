ATTACH 'ducklake://main' AS lake;
DROP TABLE IF EXISTS lake.old_orders;
DROP VIEW lake.paid;
