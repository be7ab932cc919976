import wmill


class Table:
    name = "orders"

    def __init__(self, db=None):
        self.db = db or wmill.datatable("main")

    @classmethod
    def of(cls, database: str):
        return cls(wmill.datatable(database))

    def all(self):
        return self.db.query(f"select * from {self.name}").fetch()


class Users(Table):
    name = "users"


def main():
    Table().all()
    Users.of("crm").all()
