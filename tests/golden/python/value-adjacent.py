import wmill


def main():
    return wmill.load_s3_file(
        "s3:///raw/"
        "adjacent/"
        r"orders.csv"
    )
