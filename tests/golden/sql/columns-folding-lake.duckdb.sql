ATTACH 'ducklake://main' AS lake;
SELECT ID, "Total", o.id FROM lake.orders AS o;
