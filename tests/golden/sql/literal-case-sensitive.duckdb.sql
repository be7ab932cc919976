SELECT 'S3:///raw/a.csv', 'RES://f/shop/pg', 'DuckLake://main';
