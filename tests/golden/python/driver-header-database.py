# database res://u/me/pg
import pandas as pd
import psycopg2
from sqlalchemy import create_engine


def main(pg: dict, url: str):
    cursor = psycopg2.connect(**pg).cursor()
    cursor.execute("insert into orders select * from staging")
    engine = create_engine(url)
    frame = pd.read_sql("select * from clients", engine)
    pd.DataFrame(frame).to_sql("copies", engine, schema="x", if_exists="append")
