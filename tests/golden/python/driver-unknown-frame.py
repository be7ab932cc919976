import pandas as pd


def main(con):
    return pd.read_sql("SELECT * FROM orders", con)
