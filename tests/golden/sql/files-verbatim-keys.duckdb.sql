SELECT * FROM 's3:///raw/a%20b.csv';
SELECT * FROM 's3:////raw/c.csv';
SELECT * FROM read_csv('s3:///raw/my file.csv');
SELECT * FROM 's3:///raw/É.csv';
