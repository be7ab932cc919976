a = 's3:///raw/a.csv'
b = "s3:///raw/#{day}.csv"
=begin
's3:///comment.csv'
=end
