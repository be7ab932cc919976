-- $file (s3object)
SELECT * FROM read_csv($file);
