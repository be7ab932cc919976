#extra_requirements:
#psycopg[binary]>=3.1
"""Nightly synchronisation of the shop database into the lake.

Reads  s3://landing/shop/export.csv   (only documentation)
Writes res://u/etl/warehouse
"""
from __future__ import annotations

import csv
import dataclasses
import gzip
import hashlib
import io
import json
import logging
import os
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, timedelta, timezone
from enum import Enum
from pathlib import Path
from typing import Any, Callable, Iterable, Iterator

import boto3
import psycopg
import requests
import wmill
from psycopg import sql

logging.basicConfig(level=logging.INFO)
logger = logging.getLogger("sync")

DEFAULT_BUCKET = os.getenv("SHOP_BUCKET", "shop-exports")
BATCH_SIZE = 5_000
RETRYABLE = (psycopg.OperationalError, requests.ConnectionError)


class Mode(Enum):
    FULL = "full"
    INCREMENTAL = "incremental"


@dataclasses.dataclass
class TableSpec:
    name: str
    key: str
    columns: list[str]
    schema: str = "shop"
    mode: Mode = Mode.FULL
    watermark: str | None = None

    @property
    def qualified(self) -> str:
        return f"{self.schema}.{self.name}"

    @property
    def staging(self) -> str:
        return f"staging.{self.schema}_{self.name}"


SPECS = [
    TableSpec("customers", "id", ["id", "name", "email"]),
    TableSpec("orders", "id", ["id", "customer_id", "total", "updated_at"], mode=Mode.INCREMENTAL, watermark="updated_at"),
]


class SyncError(RuntimeError):
    def __init__(self, table: str, cause: Exception):
        super().__init__(f"sync of {table} failed: {cause!r}; see s3://shop-exports/errors/{table}.log")
        self.table = table


def with_retry(fn: Callable[[], Any], attempts: int = 3) -> Any:
    for n in range(1, attempts + 1):
        try:
            return fn()
        except RETRYABLE as exc:
            if n == attempts:
                raise
            logger.warning("attempt %d of %d failed: %s", n, attempts, exc)
            time.sleep(2**n)


@contextmanager
def connection(path: str) -> Iterator[psycopg.Connection]:
    conf = wmill.get_resource(path)
    conn = psycopg.connect(
        host=conf["host"],
        port=conf.get("port", 5432),
        dbname=conf["dbname"],
        user=conf["user"],
        password=conf["password"],
        sslmode=conf.get("sslmode", "require"),
    )
    try:
        yield conn
        conn.commit()
    except Exception:
        conn.rollback()
        raise
    finally:
        conn.close()


class Exporter:
    def __init__(self, source: psycopg.Connection, bucket: str, run_date: date):
        self.source = source
        self.bucket = bucket
        self.run_date = run_date
        self._s3 = boto3.client("s3")
        self.stats: dict[str, int] = defaultdict(int)

    def rows(self, spec: TableSpec, since: datetime | None) -> Iterator[tuple]:
        query = f"SELECT {', '.join(spec.columns)} FROM {spec.qualified}"
        params: tuple = ()
        if spec.mode is Mode.INCREMENTAL and since is not None:
            query += f" WHERE {spec.watermark} >= %s"
            params = (since,)
        query += f" ORDER BY {spec.key}"
        with self.source.cursor(name=f"cur_{spec.name}") as cur:
            cur.itersize = BATCH_SIZE
            cur.execute(query, params)
            yield from cur

    def key(self, spec: TableSpec) -> str:
        return f"{spec.name}/{self.run_date:%Y/%m/%d}/{spec.name}.csv.gz"

    def export(self, spec: TableSpec, since: datetime | None = None) -> str:
        raw = io.BytesIO()
        with gzip.GzipFile(fileobj=raw, mode="wb") as zipped:
            text = io.TextIOWrapper(zipped, encoding="utf-8", newline="")
            writer = csv.writer(text)
            writer.writerow(spec.columns)
            for row in self.rows(spec, since):
                writer.writerow(row)
                self.stats[spec.name] += 1
            text.flush()
            text.detach()
        raw.seek(0)
        key = self.key(spec)
        self._s3.put_object(Bucket=self.bucket, Key=key, Body=raw, ContentEncoding="gzip")
        return key


class Loader:
    def __init__(self, target: psycopg.Connection):
        self.target = target

    def load(self, spec: TableSpec, rows: Iterable[tuple]) -> None:
        with self.target.cursor() as cur:
            cur.execute(f"TRUNCATE {spec.staging}")
            with cur.copy(f"COPY {spec.staging} ({', '.join(spec.columns)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            self._merge(cur, spec)

    def _merge(self, cur, spec: TableSpec) -> None:
        updates = ", ".join(f"{c} = s.{c}" for c in spec.columns if c != spec.key)
        names = ", ".join(spec.columns)
        values = ", ".join("s." + c for c in spec.columns)
        cur.execute(
            f"""
            MERGE INTO dwh.{spec.name} AS t
            USING {spec.staging} AS s ON t.{spec.key} = s.{spec.key}
            WHEN MATCHED THEN UPDATE SET {updates}
            WHEN NOT MATCHED THEN INSERT ({names}) VALUES ({values})
            """
        )


def notify(summary: dict) -> None:
    url = wmill.get_variable("u/etl/slack_webhook")
    with_retry(lambda: requests.post(url, json={"text": json.dumps(summary)}, timeout=10).raise_for_status())


def main(full: bool = False, notify_slack: bool = True):
    run_date = datetime.now(timezone.utc).date()
    state = wmill.get_state() or {}
    with ExitStack() as stack:
        source = stack.enter_context(connection("u/etl/shop"))
        target = stack.enter_context(connection("u/etl/warehouse"))
        exporter = Exporter(source, DEFAULT_BUCKET, run_date)
        loader = Loader(target)
        for spec in SPECS:
            since = None if full else state.get(spec.name)
            try:
                exporter.export(spec, since)
                loader.load(spec, exporter.rows(spec, since))
            except Exception as exc:
                raise SyncError(spec.name, exc) from exc
            state[spec.name] = datetime.now(timezone.utc).isoformat()
    wmill.set_state(state)
    if notify_slack:
        notify(dict(exporter.stats))
    return dict(exporter.stats)
