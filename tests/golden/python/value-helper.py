import wmill


def key(name: str, kind: str = "csv") -> str:
    return f"s3:///raw/{name}.{kind}"


def main():
    wmill.load_s3_file(key("orders"))
    wmill.load_s3_file(key("items", kind="parquet"))
