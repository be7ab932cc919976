def main(send):
    send(b"s3:///raw/a.csv")
