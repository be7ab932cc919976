# materialize ducklake://main/Orders key=id history
# column total <- s3:///raw/orders.csv.amount, s3:///raw/orders.csv.tax
x <- 1
