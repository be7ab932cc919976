import polars as pl, wmill


def main():
    r = wmill.get_resource("u/me/pg")
    uri = f"postgresql://{r['user']}@{r['host']}/{r['dbname']}"
    df = pl.read_database_uri("select * from a", uri)
    df.write_database("b", connection=uri)
