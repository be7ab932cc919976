# s3:///c.csv
=begin
s3:///d.csv
=end
def main(x)
  a = "s3:///raw/#{x}/y.csv"; b = 's3:///b#{x}.csv'; c = %q(s3:///c.csv); d = :sym; e = "s3:///o/" + x
  x.start_with?("s3:///pre/x"); x =~ /s3:\/\/q/
end
__END__
s3:///end.csv
