import boto3
import wmill

SOURCES = [
    {"schema": "crm", "table": "customers", "out": "a.csv"},
    {"schema": "crm", "table": "deals", "out": "b.csv"},
    {"schema": "billing", "table": "invoices", "out": "c.csv"},
]
db = wmill.datatable("main")
client = boto3.client("s3")


def main():
    for source in SOURCES:
        rows = db.query(f"SELECT * FROM {source['schema']}.{source['table']}").fetch()
        wmill.write_s3_file(f"s3:///{source['schema']}/{source['out']}", rows)
        wmill.load_s3_file({"s3": source["table"], "storage": source["schema"]})
        client.delete_object(Bucket=source["schema"], Key=source["out"])
    for first, second in zip(["x", "y"], ["p", "q"]):
        wmill.load_s3_file("s3:///zip/%s/%s" % (first, second))
    for name, part in {"one": "1", "two": "2"}.items():
        wmill.load_s3_file("s3:///items/" + name + "/" + part)
    return [wmill.load_s3_file("s3:///each/{}/{}".format(source["schema"], source["table"])) for source in SOURCES]
