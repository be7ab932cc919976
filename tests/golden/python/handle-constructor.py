import wmill


class Orders:
    def __init__(self, db):
        self.db = db

    def all(self):
        return self.db.query("SELECT * FROM orders").fetch()


def main():
    return Orders(wmill.datatable("shop")).all()
