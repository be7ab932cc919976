import wmill

OPTIONS = {"s3object": "s3:///out/full.json", "content_type": "application/json"}


def main():
    wmill.write_s3_file(file_content=b"{}", **OPTIONS)
    return wmill.load_s3_file(**{"s3object": "s3:///raw/full.json"})
