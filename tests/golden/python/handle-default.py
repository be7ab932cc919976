import wmill


def main():
    db = wmill.datatable()
    return db.query("SELECT id, total FROM orders").fetch()
