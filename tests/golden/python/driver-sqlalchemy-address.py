from sqlalchemy import create_engine, text
import wmill, pandas as pd


def main():
    r = wmill.get_resource("u/me/pg")
    engine = create_engine(f"postgresql://{r['user']}:{r['password']}@{r['host']}:{r['port']}/{r['dbname']}")
    with engine.connect() as c:
        c.execute(text("select * from a join b using (id)"))
    df = pd.read_sql("select * from d", engine)
    df.to_sql("e", engine, if_exists="append")
