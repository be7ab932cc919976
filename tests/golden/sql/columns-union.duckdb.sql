ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT id FROM online UNION ALL SELECT ref FROM offline;
