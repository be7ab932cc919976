from store import feature_store


def main(handle):
    feature_store.upsert_partition("orders", "SELECT * FROM staging")
    handle.append_partition("events", select_sql="SELECT * FROM clicks")
    return feature_store.read("totals")
