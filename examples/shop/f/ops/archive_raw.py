import wmill
from wmill import S3Object


def main(day: str) -> None:
    raw = S3Object(s3=f"raw/orders/{day}.ndjson")
    wmill.write_s3_file(S3Object(s3=f"orders/{day}.ndjson", storage="archive"), wmill.load_s3_file(raw))
    wmill.delete_s3_object(raw)
