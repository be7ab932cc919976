import json

import wmill

CONFIG = json.loads('{"source": "s3:///in.csv", "tables": ["a", "b"]}')


def main():
    wmill.load_s3_file(CONFIG["source"])
    for table in CONFIG["tables"]:
        wmill.datatable().query(f"select * from {table}").fetch()
