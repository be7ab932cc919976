import wmill


def main(test: bool):
    db = wmill.datatable("test" if test else "live")
    db.query("INSERT INTO runs (at) VALUES (now())").execute()
