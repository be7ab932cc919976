import pandas as pd
from google.cloud import bigquery


def main(frame: pd.DataFrame):
    client = bigquery.Client()
    client.query("SELECT * FROM shop.orders").result()
    return frame.query("total > 10")
