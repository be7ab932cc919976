// asset: read s3:///raw/orders.csv
class Script {}
