import wmill


class Orders:
    def __init__(self):
        self.db = wmill.datatable("shop")

    def all(self):
        return self.db.query("SELECT * FROM orders").fetch()

    def clear(self):
        self.db.query("TRUNCATE cart").execute()
