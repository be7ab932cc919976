ATTACH 'ducklake://main' AS lake;
INSERT OR REPLACE INTO lake.rates VALUES ('EUR', 1.0);
INSERT OR IGNORE INTO lake.currencies VALUES ('EUR');
