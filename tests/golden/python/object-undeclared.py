import requests

SETTINGS = {"s3": "enabled", "region": "eu-west-1"}


def main():
    requests.post("https://example.com/upload", json={"s3": "raw/a.csv"})
    return {"s3": "out/a.csv"}
