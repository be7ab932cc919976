import wmill


def main():
    path = "s3:///raw"
    path += "/2024"
    path += "/orders.csv"
    return wmill.load_s3_file(path)
