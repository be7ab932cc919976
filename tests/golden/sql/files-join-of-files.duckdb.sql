SELECT * FROM 's3:///raw/a.csv' a JOIN 's3://archive/b.csv' b USING (id), 's3:///raw/c.csv';
