INSTALL httpfs;
LOAD httpfs;
CREATE OR REPLACE SECRET store (TYPE s3, KEY_ID 'k', SECRET 'x', REGION 'eu-west-1');
SET memory_limit = '2GB';
PRAGMA threads = 4;
ATTACH 'ducklake://main' AS lake;
SELECT * FROM lake.orders;
