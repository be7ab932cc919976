open s3:///raw/a.csv | save $"s3:///out/($day).csv"
