aws s3 ls "s3:///raw/${DAY}/$(date +%H)/x.csv"
aws s3 ls s3://$BUCKET/raw.csv
