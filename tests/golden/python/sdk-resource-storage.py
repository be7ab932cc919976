import wmill


def main(body: bytes):
    wmill.load_s3_file("s3:///raw/a.csv", "f/data/minio")
    wmill.write_s3_file({"s3": "out/a.csv"}, body, s3_resource_path="$res:f/data/minio_out")
