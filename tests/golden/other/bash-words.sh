# s3:///comment.csv
aws s3 cp s3://archive/raw.csv - | gzip > x  # s3:///late.csv
SOURCE=s3:///raw/orders.csv
load --from="s3:///raw/quoted.csv" --to 's3:///out/a.csv'
echo "see s3:///prose.csv" s3://bucket-only
