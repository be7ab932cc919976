"""s3:///docs/readme.md"""

import re

import requests

PREFIX = re.compile("s3:///raw/.+")


class Client:
    def load_s3_file(self, path):
        return requests.get("https://files.example.com/" + path, timeout=10).content

    def query(self, sql):
        return requests.post("https://db.example.com", json={"sql": sql, "s3": "off"}, timeout=10).json()


def main(path: str):
    client = Client()
    if not path.startswith("s3:///raw/") or PREFIX.match(path):
        raise ValueError("expected something like s3:///raw/orders.csv")
    return client.load_s3_file("raw/orders.csv"), client.query("SELECT * FROM orders")
