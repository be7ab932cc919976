import pandas as pd, sqlite3, wmill


def main(df):
    con = sqlite3.connect("x.db")
    pd.read_sql("select * from t", con)
    df.to_sql("t", con)
