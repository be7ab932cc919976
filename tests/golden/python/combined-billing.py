"""Daily ETL of the billing system; see the runbook at s3://docs/runbooks/billing.md."""
import datetime as dt
import json
import logging
import sys
import typing as t
from collections import namedtuple
from contextlib import closing, suppress
from decimal import Decimal

import numpy as np
import pandas as pd
import psycopg2
import psycopg2.extras as pgx
import wmill

LOG = logging.getLogger("billing")
Extract = namedtuple("Extract", "name sql index", defaults=(None,))
EXTRACTS = (
    Extract("invoices", "SELECT * FROM billing.invoices WHERE issued_on = %(day)s", "invoice_id"),
    Extract("payments", "SELECT p.* FROM billing.payments p JOIN billing.invoices i USING (invoice_id) WHERE i.issued_on = %(day)s"),
)
STORAGE = "billing"
CHECKS = {
    "invoices": ["SELECT count(*) FROM staging.invoices WHERE amount < 0"],
    "payments": ["SELECT count(*) FROM staging.payments p LEFT JOIN staging.invoices i USING (invoice_id) WHERE i.invoice_id IS NULL"],
}


class Database:
    """One connection of a resource, opened when first needed."""

    def __init__(self, path: str, readonly: bool = False):
        self.path = path
        self.readonly = readonly
        self.__conn = None

    @property
    def conn(self):
        if self.__conn is None or self.__conn.closed:
            settings = wmill.get_resource(self.path)
            settings.pop("root_certificate_pem", None)
            self.__conn = psycopg2.connect(**settings)
            self.__conn.set_session(readonly=self.readonly)
        return self.__conn

    def frame(self, sql: str, **params) -> pd.DataFrame:
        return pd.read_sql_query(sql, self.conn, params=params)

    def scalar(self, sql, params=None):
        with self.conn.cursor() as cur:
            cur.execute(sql, params)
            return cur.fetchone()[0]

    def replace(self, table: str, df: pd.DataFrame) -> int:
        cols = ",".join(df.columns)
        with self.conn, self.conn.cursor() as cur:
            cur.execute(f"DELETE FROM {table}")
            pgx.execute_values(cur, f"INSERT INTO {table} ({cols}) VALUES %s", df.itertuples(index=False), page_size=1000)
        return len(df)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        with suppress(Exception):
            self.__conn.close()


def dump(name: str, day: dt.date, df: pd.DataFrame) -> dict:
    obj = wmill.S3Object(s3=f"{name}/{day:%Y}/{day:%m}/{day.isoformat()}.json", storage=STORAGE)
    return wmill.write_s3_file(obj, df.to_json(orient="records").encode())


def verify(db: Database, name: str) -> t.List[str]:
    failures = []
    for sql in CHECKS.get(name, []):
        bad = db.scalar(sql)
        if bad:
            failures.append(f"{name}: {bad} rows fail {sql}")
    return failures


def publish(db: Database) -> None:
    with db.conn as conn, conn.cursor() as cur:
        cur.execute("SET LOCAL statement_timeout = '10min'")
        cur.execute(
            """
            INSERT INTO mart.revenue (day, amount)
            SELECT issued_on, sum(amount) FROM staging.invoices GROUP BY 1
            ON CONFLICT (day) DO UPDATE SET amount = EXCLUDED.amount
            """
        )
        cur.execute("REFRESH MATERIALIZED VIEW CONCURRENTLY mart.overview")


def main(day: str = "", skip_checks: bool = False):
    when = dt.date.fromisoformat(day) if day else dt.date.today() - dt.timedelta(days=1)
    failures: t.List[str] = []
    with Database("f/billing/source", readonly=True) as src, Database("f/billing/target") as dst:
        for extract in EXTRACTS:
            df = src.frame(extract.sql, day=when)
            if extract.index:
                df = df.drop_duplicates(extract.index)
            dump(extract.name, when, df)
            dst.replace("staging." + extract.name, df)
            if not skip_checks:
                failures += verify(dst, extract.name)
        if failures:
            LOG.error("\n".join(failures))
            sys.exit(1)
        publish(dst)
