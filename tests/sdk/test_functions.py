"""The functions for scripts outside of Windmill: what they do, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sdk import script
from tests.sdk.headrace_server import Recorder

Run = Callable[..., str]


@pytest.fixture
def outside(recorder: Recorder, s3: str, bucket: str, tmp_path: Path) -> Run:
    """Runs a script as the job `j` of `f/etl/load`, with storages, resources and DuckLakes in a file."""
    (tmp_path / "connections.toml").write_text(
        f"""
[storages.default]
bucket = "{bucket}"
endpoint_url = "{s3}"
region = "us-east-1"
access_key_id = "testing"
secret_access_key = "hush"

[storages.archive]
bucket = "{bucket}"
endpoint_url = "{s3}"

[storages.nowhere]
region = "us-east-1"

[resources."u/me/s3"]
bucket = "{bucket}"
endPoint = "{s3.removeprefix("http://").partition(":")[0]}"
port = {s3.rpartition(":")[2]}
useSSL = false
accessKey = "testing"
secretKey = "hush"

[ducklakes.main]
catalog = "lake.duckdb"
setup = ["CREATE TEMP TABLE prepared AS SELECT 7 AS n"]

[ducklakes.none]
"""
    )

    def run(source: str, code: int = 0, **variables: str) -> str:
        begin = "import headrace\n"
        return script.run(
            begin + source,
            tmp_path,
            code=code,
            **{
                "HEADRACE_URL": recorder.url,
                "HEADRACE_REPEAT_SECONDS": "0",
                "HEADRACE_CONNECTIONS": str(tmp_path / "connections.toml"),
                "WM_JOB_ID": "j",
                "WM_WORKSPACE": "shop",
                **variables,
            },
        )

    return run


def test_objects_are_written_and_read(outside: Run, recorder: Recorder) -> None:
    """Also where boto3 is hooked: an access is told once, as Windmill names the object."""
    outside(
        """
headrace.instrument()
assert headrace.write_s3_file("s3:///a.csv", b"a,b") == {"s3": "a.csv", "storage": None}
assert headrace.load_s3_file("s3:///a.csv") == b"a,b"
open("file", "wb").write(b"12345")
with open("file", "rb") as file:
    headrace.write_s3_file(headrace.S3Object("dir/b", storage="archive"), file, content_type="text/plain")
with headrace.load_s3_file_reader({"s3": "dir/b", "storage": "archive"}) as reader:
    assert (reader.read(2), reader.read()) == (b"12", b"345")
made = headrace.write_s3_file(None, b"")
assert made["s3"].startswith("uploads/")
headrace.write_s3_file("s3:///made", made["s3"].encode())
headrace.load_s3_file("s3:///a.csv", "u/me/s3")
"""
    )
    told = recorder.touched("j")
    assert told[0:4] == [
        ("s3:///a.csv", "WRITE"),
        ("s3:///a.csv", "READ"),
        ("s3://archive/dir/b", "WRITE"),
        ("s3://archive/dir/b", "READ"),
    ]
    assert told[4][0].startswith("s3:///uploads/")
    assert told[5:] == [("s3:///made", "WRITE"), ("res://u/me/s3", "UNKNOWN")]


def test_a_resource_is_told_and_its_value_is_not(outside: Run, recorder: Recorder) -> None:
    outside(
        """
assert headrace.get_resource("u/me/s3")["secretKey"] == "hush"
assert headrace.get_resource("$res:u/me/pg") == {"password": "hush"}
assert headrace.get_resource("res://u/me/none", none_if_undefined=True) is None
""",
        HEADRACE_RESOURCES='{"u/me/pg": {"password": "hush"}}',
    )
    assert recorder.touched("j") == [("res://u/me/s3", "UNKNOWN"), ("res://u/me/pg", "UNKNOWN")]
    assert "hush" not in str(recorder.batches)


def test_a_ducklake_is_queried_by_duckdb(outside: Run, recorder: Recorder) -> None:
    """On a DuckDB file as its catalog: the extension `ducklake` cannot be had everywhere."""
    outside(
        """
headrace.instrument()
lake = headrace.ducklake()
lake.query("CREATE TABLE orders AS SELECT $n AS n, 'a' AS name", n=5).execute()
assert lake.query("SELECT * FROM orders").fetch() == [{"n": 5, "name": "a"}]
assert lake.query("SELECT n FROM orders").fetch_one() == {"n": 5}
assert lake.query("SELECT n FROM orders").fetch_one_scalar() == 5
assert lake.query("SELECT n FROM orders WHERE n = 0").fetch_one() is None
assert lake.query("SELECT n FROM prepared").fetch_one_scalar() == 7
lake.query("never")
"""
    )
    told = recorder.jobs["j"]["statements"]
    assert {(row["language"], row["database"]) for row in told} == {("DUCKDB", "ducklake://main")}
    assert [row["sql"].split()[0] for row in told] == ["CREATE"] + ["SELECT"] * 5
    assert recorder.touched("j") == []


def test_a_data_table_is_queried_by_psycopg(outside: Run, recorder: Recorder, database: str) -> None:
    outside(
        """
table, sales = headrace.datatable(), headrace.datatable("main:sales")
table.query("CREATE SCHEMA sales; CREATE TABLE sales.orders (n int, name text)").execute()
sales.query("INSERT INTO orders VALUES ($1, $2)", 5, "a").execute()
assert sales.query("SELECT * FROM orders WHERE name = $1", "a").fetch() == [{"n": 5, "name": "a"}]
assert sales.query("SELECT 1 AS a; SELECT n FROM orders").fetch_one_scalar() == 5
assert table.query("SELECT n FROM sales.orders WHERE n = 0").fetch_one_scalar() is None
try:
    table.query("SELECT * FROM orders").fetch()
except Exception as error:
    assert "does not exist" in str(error)
else:
    raise SystemExit("no failure")
""",
        HEADRACE_DATATABLES=f'{{"main": {{"url": "{database}"}}}}',
    )
    told = recorder.jobs["j"]["statements"]
    assert {(row["language"], row["database"]) for row in told} == {("POSTGRESQL", "datatable://main")}
    assert [row["sql"] for row in told] == [
        "CREATE SCHEMA sales; CREATE TABLE sales.orders (n int, name text)",
        'SET search_path TO "sales";\nINSERT INTO orders VALUES ($1, $2)',
        'SET search_path TO "sales";\nSELECT * FROM orders WHERE name = $1',
        'SET search_path TO "sales";\nSELECT 1 AS a; SELECT n FROM orders',
        "SELECT n FROM sales.orders WHERE n = 0",
    ]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("load_s3_file('a.csv')", "in the default storage, write 's3:///a.csv'"),
        ("load_s3_file('s3://a.csv')", "has no key"),
        ("load_s3_file({'key': 'a'})", "an S3 object needs its key under 's3', but has only ['key']"),
        ("load_s3_file('s3://other/a')", "'other' is not configured: add [storages.\"other\"] in"),
        ("load_s3_file('s3://nowhere/a')", "the storage 'nowhere' has no bucket"),
        ("load_s3_file('s3:///none')", "NoSuchKey"),
        ("get_resource('u/me/none')", 'add [resources."u/me/none"]'),
        ("datatable('other').query('SELECT 1').fetch()", 'add [datatables."other"]'),
        ("ducklake('other').query('SELECT 1').fetch()", "HEADRACE_DUCKLAKES"),
        ("ducklake('none').query('SELECT 1').fetch()", "the DuckLake 'none' has no catalog"),
    ],
)
def test_what_is_wrong_is_said_and_not_told(outside: Run, recorder: Recorder, call: str, said: str) -> None:
    assert said in outside(f"headrace.{call}", code=1)
    assert recorder.jobs.get("j", {"accesses": []})["accesses"] == []


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"HEADRACE_STORAGES": "{"}, "HEADRACE_STORAGES is not valid JSON"),
        ({"HEADRACE_STORAGES": "[]"}, "storages in HEADRACE_STORAGES must contain a table for each name"),
        ({"HEADRACE_STORAGES": '{"default": 1}'}, "[storages] default must be a table of settings"),
        ({"HEADRACE_CONNECTIONS": __file__}, "is not valid TOML"),
    ],
)
def test_what_is_wrong_with_the_connections_is_said(outside: Run, variables: dict[str, str], said: str) -> None:
    assert said in outside("headrace.load_s3_file('s3:///a')", code=1, **variables)
