ATTACH 'ducklake://main' AS lake;
DETACH DATABASE IF EXISTS lake;
