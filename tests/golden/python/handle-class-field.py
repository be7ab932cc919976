import wmill


class Orders:
    db = wmill.datatable("shop")

    def all(self):
        return self.db.query("SELECT * FROM orders").fetch()

    @classmethod
    def count(cls):
        return cls.db.query("SELECT count(*) FROM items").fetch_one_scalar()
