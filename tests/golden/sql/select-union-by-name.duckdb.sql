ATTACH 'ducklake://main' AS lake;
(SELECT * FROM lake.online) UNION ALL BY NAME (SELECT * FROM lake.offline ORDER BY id LIMIT 10);
