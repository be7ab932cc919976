SELECT coalesce(NULL, 's3:///raw/a.csv'), ['s3:///raw/b.csv'], {'file': 's3:///raw/c.csv'};
