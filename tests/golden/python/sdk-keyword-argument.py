import wmill


def main(data: bytes):
    wmill.write_s3_file(content_type="text/csv", file_content=data, s3object="s3:///out/daily.csv")
    return wmill.load_s3_file(s3object="s3:///raw/daily.csv")
