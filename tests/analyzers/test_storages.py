"""What the first segment of an S3 URI is, to the workspace and to others."""

from __future__ import annotations

import pytest

from analyzers import analyze
from analyzers.asset import parse
from analyzers.context import Context, Storage
from analyzers.language import Language
from analyzers.storages import in_bucket, placed

STORAGES = (Storage(None, "shop"), Storage("archive", "old"), Storage("old"), Storage("open"))


@pytest.mark.parametrize(
    ("uri", "bucket", "anyone"),
    [
        ("s3://shop/a", "s3:///a", "s3:///a"),
        ("s3://old/a", "s3://archive/a", "s3://old/a"),
        ("s3://open/a", "s3://open/a", "s3://open/a"),
        ("s3://other/a", "s3://other/a", "s3://other/a"),
        ("s3:///a", "s3:///a", "s3:///a"),
        ("s3://{name}/a", "s3://{name}/a", "s3://{name}/a"),
        ("volume://shop", "volume://shop", "volume://shop"),
    ],
)
def test_a_bucket_is_the_storage_that_has_it(uri: str, bucket: str, anyone: str) -> None:
    """A storage of that name comes second to a client of S3, and first where nothing tells who is spoken to."""
    assert in_bucket(STORAGES, parse(uri)).uri == bucket
    assert placed(STORAGES, parse(uri)).uri == anyone
    assert in_bucket(None, parse(uri)) == placed(None, parse(uri)) == parse(uri)


def test_the_hint_names_the_storage_that_is_meant() -> None:
    source = "SELECT * FROM 's3://shop/a' UNION FROM 's3://other/a' UNION FROM 's3:///a' UNION FROM 's3://open/a'"
    said = analyze(source, Language.DUCKDB, Context(storages=STORAGES)).diagnostics
    assert [row.message.partition("; ")[2] for row in said] == [
        "did you mean 's3:///a'?",
        "did you mean 's3:///other/a'?",
    ]


def test_a_bucket_is_told_of_once() -> None:
    source = """import boto3, duckdb, pandas
def main(bucket: str):
    pandas.read_csv("s3://other/a.csv")
    duckdb.sql("FROM 's3://other/b.csv'")
    boto3.client("s3").get_object(Bucket=bucket, Key="a.csv")
    boto3.client("s3").get_object(Bucket=bucket, Key="b.csv")
    boto3.client("s3").get_object(Bucket="more", Key="b.csv")
"""
    analysis = analyze(source, Language.PYTHON, Context(storages=STORAGES))
    assert [(row.code, row.span and row.span.start_line) for row in analysis.diagnostics] == [
        ("UNKNOWN_BUCKET", 3),
        ("UNKNOWN_BUCKET", 5),
        ("UNKNOWN_BUCKET", 7),
    ]


def test_of_buckets_nothing_is_said_where_the_storages_are_not_known() -> None:
    source = "import pandas\npandas.read_csv('s3://other/a.csv')"
    assert analyze(source, Language.PYTHON, Context()).diagnostics == ()
