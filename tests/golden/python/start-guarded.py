import wmill


def main(key: str):
    wmill.write_s3_file(f"s3:///out/{key}", b"")


if __name__ == "__main__":
    main("all.csv")
    wmill.load_s3_file("s3:///in/a.csv")
