import duckdb
import wmill

con = duckdb.connect()
MONTH = "s3:///raw/month.parquet"


def main(day: str):
    con.execute("SELECT * FROM read_parquet(?) WHERE x > ?", ["s3:///raw/a.parquet", 3])
    con.execute("SELECT '?' FROM read_csv($path) -- ?", {"path": f"s3:///raw/{day}.csv"})
    duckdb.sql("SELECT * FROM read_parquet($1)", params=[MONTH])
    con.execute("SELECT * FROM read_parquet(?)", (["s3:///raw/b.parquet", "s3:///raw/c.parquet"],))
    con.execute("COPY (SELECT 1) TO ?", ["s3:///out/d.parquet"])
    for name in ("e", "f"):
        con.execute("SELECT * FROM read_parquet(?)", [f"s3:///raw/{name}.parquet"])
    con.execute("INSERT INTO log VALUES (?)", ["s3:///raw/g.parquet"])
    wmill.ducklake().query("SELECT * FROM read_parquet($path)", path="s3:///raw/h.parquet")
