"""Loads the day's orders. See s3:///docs/orders.md for the format."""

import csv
import io

import wmill

STAGES = {"raw": "", "done": "archive"}


def key(stage: str, day: str) -> str:
    return f"s3://{STAGES[stage]}/orders/{day}.csv"


def main(day: str, dry_run: bool = False):
    mail = wmill.get_resource("u/ops/smtp")
    body = wmill.load_s3_file(key("raw", day))
    db = wmill.datatable("shop:sales")
    for row in csv.DictReader(io.StringIO(body.decode())):
        if not dry_run:
            db.query("INSERT INTO orders (id, total) VALUES ($1, $2)", row["id"], row["total"]).execute()
    total = db.query("SELECT sum(total) FROM orders").fetch_one_scalar()
    wmill.write_s3_file(key("done", day), body)
    wmill.set_state({"last_day": day})
    return {"total": total, "from": mail["from"]}
