import wmill


def main(name: str, tenant: str):
    db = wmill.datatable(name)
    lake = wmill.ducklake(f"{tenant}_lake")
    db.query("SELECT * FROM orders").fetch()
    lake.query("SELECT * FROM events").fetch()
