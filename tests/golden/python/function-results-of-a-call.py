import wmill


def located(layer, table, backup=False):
    if layer == "raw":
        return f"s3:///raw/{table}.csv"
    elif layer == "clean" and not backup:
        return f"s3:///clean/{table}.parquet"
    folder = "cold"
    if backup:
        folder = "backup"
    return f"s3:///{folder}/{table}.csv"


def read(uri):
    return wmill.load_s3_file(uri if uri.startswith("s3://") else "s3:///" + uri)


def main():
    rows = read(located("raw", "orders"))
    wmill.write_s3_file(located("clean", "orders"), rows)
    wmill.write_s3_file(located("clean", "orders", backup=True), rows)
    wmill.write_s3_file(located("gold", "orders"), rows)
    read("plain.csv")
