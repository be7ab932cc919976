import wmill


def main():
    for name in ["orders", "items"]:
        body = wmill.load_s3_file(f"s3:///raw/{name}.csv")
        wmill.write_s3_file("s3:///out/" + name + ".csv", body)
