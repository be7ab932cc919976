import geopandas as gpd
import wmill
from snowflake.connector import connect


def main(account: str):
    cursor = connect(account=account).cursor()
    cursor.execute("SELECT * FROM shop.orders")
    cursor.fetch_pandas_all().to_parquet("s3:///exports/orders.parquet")
    shapes = gpd.read_file("s3:///raw/regions.geojson")
    shapes.to_parquet("s3:///exports/regions.parquet")
