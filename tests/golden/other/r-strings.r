# 's3:///comment.csv'
x <- read.csv("s3:///raw/a.csv")
y <- 'volume://models/weights.bin'
