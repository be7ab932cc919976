SELECT * FROM read_csv('s3:///raw/a.csv', header = true, columns = {'id': 'BIGINT', 'name': 'VARCHAR'});
SELECT * FROM READ_CSV_AUTO('s3:///raw/b.csv');
SELECT * FROM sniff_csv('s3:///raw/c.csv');
