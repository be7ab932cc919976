import wmill


def main():
    for table in ["orders", "customers"]:
        for day in ["mon", "tue"]:
            wmill.load_s3_file(f"s3:///{table}/{day}.csv")
    for one in ["a", "b"]:
        other = "fixed" if one == "a" else one
        wmill.write_s3_file(f"s3:///{one}/{other}.csv", b"")


def walk(prefix, depth):
    for part in ["l", "r"]:
        wmill.delete_s3_object(f"s3:///{prefix}/{part}")
        if depth:
            walk(prefix + "/" + part, depth - 1)


walk("tree", 2)
