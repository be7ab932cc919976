import wmill


def main():
    first = wmill.get_resource("f/shop/pg")
    second = wmill.get_resource("$res:f/shop/pg")
    third = wmill.get_resource(path="res://f/shop/pg")
    return first == second == third
