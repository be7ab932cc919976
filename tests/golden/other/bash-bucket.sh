aws s3 cp s3://acme-data/raw/a.csv s3://elsewhere/a.csv
aws s3 cp "s3://open/b.csv" "s3://$BUCKET/b.csv"
