import wmill


def main():
    previous = "start"
    for name in ("a", "b"):
        wmill.write_s3_file({"s3": f"{previous}-{name}.csv"}, b"")
        previous = name
