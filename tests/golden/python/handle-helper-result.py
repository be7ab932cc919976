import wmill


def connect(name: str = "shop"):
    return wmill.datatable(name)


def main():
    connect().query("SELECT * FROM orders").fetch()
    connect("archive").query("SELECT * FROM orders").fetch()
