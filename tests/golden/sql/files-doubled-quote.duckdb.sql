SELECT * FROM 's3:///raw/it''s.csv';
