import wmill


class Db:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return wmill.datatable(self.name)

    def __exit__(self, *a):
        pass


def main():
    with Db("ctx") as db:
        db.query("select * from t")
