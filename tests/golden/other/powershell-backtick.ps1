Write-Host "`$res:f/x/y" -Path s3:///bare.csv
