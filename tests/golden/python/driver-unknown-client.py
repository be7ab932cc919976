from google.cloud import bigquery


def main():
    return bigquery.Client().query("SELECT * FROM shop.orders").result()
