# asset: append s3:///a.csv
# asset: read orders
# volume: models
# asset-ignore: nothing
puts 1
