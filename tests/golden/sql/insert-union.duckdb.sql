ATTACH 'ducklake://main' AS lake;
USE lake;
INSERT INTO all_orders SELECT * FROM online UNION ALL SELECT * FROM (SELECT * FROM offline) x;
