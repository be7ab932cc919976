import wmill


def call(wmill):
    return wmill.get_resource("u/me/hidden")


def main():
    return wmill.get_resource("u/me/seen")
