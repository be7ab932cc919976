import wmill


def main():
    wmill.load_s3_file("s3:///{a}/{b}.csv".format_map({"a": "x", "b": "y"}))
