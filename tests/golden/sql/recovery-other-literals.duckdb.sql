SELECT (( 's3:///raw/a.csv' AS a FROM 's3:///raw/b.csv' WHERE;
