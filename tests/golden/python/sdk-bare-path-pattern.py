import wmill


def main(day: str):
    return wmill.load_s3_file("archive/" + day + "/orders.csv")
