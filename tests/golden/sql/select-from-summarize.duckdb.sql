ATTACH 'ducklake' AS lake; SELECT column_name FROM (SUMMARIZE lake.a)
