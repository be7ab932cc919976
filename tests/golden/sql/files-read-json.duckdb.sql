SELECT * FROM read_json('s3:///raw/a.json', format = 'array');
SELECT * FROM read_json_auto('s3:///raw/b.json');
SELECT * FROM read_ndjson('s3:///raw/c.ndjson');
SELECT * FROM read_ndjson_auto('s3:///raw/d.ndjson');
SELECT * FROM read_json_objects('s3:///raw/e.json');
