import wmill


def main():
    print("s3://demo/raw.json")
    return wmill.load_s3_file({"s3": "raw.json", "storage": "cold"})
