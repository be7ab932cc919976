import wmill


def main(storage: str):
    return wmill.load_s3_file(f"s3://{storage}/raw/orders.csv")
