import duckdb, wmill


def main():
    r = wmill.get_resource("u/me/pg")
    con = duckdb.connect()
    con.execute("attach 'res://u/me/pg' as p (type postgres)")
    cur = con.cursor()
    cur.execute("select * from p.orders")
