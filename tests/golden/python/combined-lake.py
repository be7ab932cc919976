# volume: scratch /scratch
import duckdb
import pandas as pd
import wmill as w

REGIONS = ("eu", "us")


class Pipeline:
    lake = w.ducklake("lake")

    def refresh(self):
        for region in REGIONS:
            self.lake.query(f"INSERT INTO events_{region} SELECT * FROM read_json('s3:///raw/{region}/*.json')")
        self.lake.upsert_partition("totals", "SELECT region, count(*) AS n FROM events_eu GROUP BY region")

    def report(self):
        frame = pd.read_parquet("s3://archive/history.parquet")
        summary = duckdb.sql("SELECT max(n) FROM frame").df()
        summary.to_csv("s3:///out/summary.csv")
        return frame


def main():
    pipeline = Pipeline()
    pipeline.refresh()
    pipeline.report()
