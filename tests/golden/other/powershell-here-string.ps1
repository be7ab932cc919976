<# s3:///n.csv #>
# s3:///m.csv
$a = "s3:///raw/$day.csv"
$b = 's3:///b.csv'
$c = @"
s3:///c.csv
"@
$d = "s3:///$($x.y)/z.csv"
