import wmill


def main(day: str):
    lake = wmill.ducklake("lake")
    lake.upsert_partition("Orders", "SELECT * FROM staging WHERE total > 0", partition=day, unique_key="id")
    lake.append_partition(table="events", select_sql="SELECT * FROM 's3:///raw/events.json'", schema="web")
    lake.append_partition("clicks", "SELECT 1 AS n", schema="main")
    return lake.read("totals", partition=day), lake.read("visits", schema="web")
