# database s3:///orders.csv
true
