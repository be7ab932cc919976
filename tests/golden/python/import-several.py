import json, wmill, os as operating_system


def main():
    return json.loads(wmill.load_s3_file("s3:///raw/several.json"))
