import wmill

body = wmill.load_s3_file("s3:///raw/a.csv")
path = "s3:///raw/b.csv
