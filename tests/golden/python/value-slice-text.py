import wmill


def main(name: str):
    uri = f"s3:///st/{name}.csv"
    wmill.load_s3_file({"s3": uri[6:]})
    first = "s3:///st/x.csv"[:9]
    wmill.load_s3_file(first + "y.csv")
