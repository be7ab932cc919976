import wmill


def one(day: str):
    rows = wmill.load_s3_file("s3:///a.csv"
    wmill.write_s3_file("s3:///b.csv", rows)
    return rows


def two(day)
    db = wmill.datatable("main")
    print "two"
    db.query("""select * from orders
    """
    db.query("insert into days select 1").execute()


<<<<<<< HEAD
KEY = "s3:///c.csv"
=======
KEY = "s3:///d.csv"
>>>>>>> other


def main():
    return wmill.load_s3_file(KEY)
