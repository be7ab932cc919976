import requests, redis


def main():
    r = redis.Redis()
    r.get("s3:///gu/a.csv")
    requests.get("s3:///gu/b.csv")
    " ".join(["see", "s3:///gu/no.csv"])
