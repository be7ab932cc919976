// asset: read s3:///no.csv
# asset: read s3:///late.csv
