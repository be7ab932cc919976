files=(s3:///a.csv 's3:///b.csv')
export OUT=s3:///c.csv
FOO=res://f/x/y cmd --in=s3:///d.csv
