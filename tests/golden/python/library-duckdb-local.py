import duckdb
import pandas as pd


def main(frame: pd.DataFrame):
    return duckdb.sql("SELECT country, sum(total) FROM frame GROUP BY country").df()
