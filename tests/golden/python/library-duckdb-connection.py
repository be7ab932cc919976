import duckdb


def main():
    with duckdb.connect() as con:
        con.execute("ATTACH 'ducklake://lake' AS l")
        con.execute("DELETE FROM l.orders WHERE total = 0")
        return con.execute("SELECT * FROM l.items").fetchall()
