ATTACH 'ducklake://main' AS lake;
ATTACH 'datatable://main' AS shop;
CREATE TABLE lake.every AS SELECT id, total FROM lake.online UNION ALL SELECT ref, amount FROM shop.offline;
