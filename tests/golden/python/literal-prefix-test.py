import re


def main(path: str):
    if path.startswith("s3:///raw/") or path.startswith(("s3:///in/", "s3://archive/in/")):
        path = path.removeprefix("s3:///raw/").lstrip("s3:///x")
    if path.endswith("res://u/me/pg") or re.match("s3:///raw/.*", path):
        return path.split("s3:///sep/x")
    return path.partition("s3:///part/x"), re.compile(r"s3://archive/(.*)").sub("", path)
