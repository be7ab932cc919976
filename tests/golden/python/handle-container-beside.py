import wmill


def main(sql: str):
    db = wmill.datatable("shop")
    db.query(sql).execute()
    return db.query("SELECT * FROM orders").fetch()
