import wmill

BASES = {"shop": wmill.datatable("shop"), "lake": wmill.ducklake("lake")}


def main():
    BASES["shop"].query("SELECT * FROM orders").fetch()
    for db in [wmill.datatable("a"), wmill.datatable("b")]:
        db.query("DELETE FROM sessions").execute()
