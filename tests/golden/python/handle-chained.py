import wmill


def main():
    return wmill.ducklake("lake").query("FROM events").fetch()
