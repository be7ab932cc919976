import wmill

PROD = {"storage": "prod", "prefix": "p"}
TEST = {"storage": "test", "prefix": "t"}


def main(env: str, count: int):
    config = PROD if env == "prod" else TEST
    wmill.load_s3_file({"s3": config["prefix"] + "/a.csv", "storage": config["storage"]})
    if count > 10:
        size = "large"
    else:
        size = "small"
    wmill.write_s3_file(f"s3:///{size}/{size}.csv", b"")
