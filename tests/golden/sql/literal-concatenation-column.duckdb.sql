ATTACH 'ducklake://main' AS lake;
SELECT 's3:///raw/' || name || '.csv' AS path FROM lake.files;
