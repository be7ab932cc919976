SELECT 's3:///raw/' || 'orders' || '.csv' AS path;
