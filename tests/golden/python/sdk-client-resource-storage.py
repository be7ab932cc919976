import wmill


def main():
    client = wmill.Windmill()
    client.load_s3_file("s3:///raw/outside.csv", "f/data/minio")
    return client.load_s3_file_reader("s3:///raw/inside.csv", s3_resource_path=None)
