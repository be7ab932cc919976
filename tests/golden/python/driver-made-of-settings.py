from urllib.parse import quote_plus
import sqlalchemy as sa, pandas as pd, wmill


def engine(path):
    r = wmill.get_resource(path)
    pw = quote_plus(r["password"])
    return sa.create_engine("postgresql+psycopg2://me:" + pw + "@localhost/x")


def main():
    df = pd.read_sql_query("select * from a", con=engine("u/me/pg"))
    df.to_sql(name="Out", con=engine("u/me/pg2"), schema="stage", if_exists="replace")
    pd.read_sql_table("t", engine("u/me/pg"), schema="public")
