import wmill


def fill(names, options):
    names.append("orders")
    options["archive"] = True


def load(names, options):
    if "orders" in names:
        wmill.load_s3_file("s3:///orders.csv")
    if "archive" in options:
        wmill.load_s3_file("s3:///archive.csv")


def main():
    names, options = ["items"], {"day": 1}
    fill(names, options)
    load(names, options)
