import sqlite3

import pandas as pd
from sqlalchemy import create_engine


def main(df):
    pd.read_sql("SELECT * FROM orders", create_engine("sqlite:///a.db"))
    df.to_sql("orders", sqlite3.connect("a.db"))
