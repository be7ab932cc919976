ATTACH 'ducklake://main' AS lake;
SELECT string_split(path, 's3:///raw/x') FROM lake.files
WHERE starts_with(path, 's3:///raw/orders') OR path LIKE 's3:///raw/%.csv' OR regexp_matches(path, 's3:///raw/a.csv') OR suffix(path, 's3:///b.csv');
