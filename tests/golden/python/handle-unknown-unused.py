import wmill


def main(name: str):
    return wmill.ducklake(name)
