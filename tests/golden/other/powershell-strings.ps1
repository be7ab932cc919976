<# s3:///block.csv #>
$a = "s3:///raw/$day.csv"
Copy-S3Object -Source s3:///raw/b.csv -Target 's3:///out/c.csv'
