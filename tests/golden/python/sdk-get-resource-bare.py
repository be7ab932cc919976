import wmill


def main():
    return wmill.get_resource("u/me/pg"), wmill.get_resource("f/shop/eu/west/pg", none_if_undefined=True)
