"""The real client of Windmill, against a small API."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.sdk.headrace_server import Recorder
from tests.sdk.windmill import serving


@pytest.fixture
def api() -> Iterator[dict[str, str]]:
    """The variables by which the client finds it."""
    resources: dict[str, Any] = {
        "u/me/pg": {"password": "hush"},
        "u/me/s3": {"secretKey": "hush"},
        "u/me/state": 1,
    }
    with serving(resources, {"a.csv": b"a,b\n1,2\n"}) as address:
        yield {
            "BASE_INTERNAL_URL": address,
            "WM_BASE_URL": address,
            "WM_TOKEN": "t",
            "WM_STATE_PATH": "u/me/state",
            "HEADRACE_REPEAT_SECONDS": "0",
        }


CALLS: list[tuple[str, list[tuple[str, str]]]] = [
    ("wmill.get_resource('u/me/pg')", [("res://u/me/pg", "UNKNOWN")]),
    ("wmill.get_resource(path='$res:u/me/pg')", [("res://u/me/pg", "UNKNOWN")]),
    ("wmill.get_resource('u/me/none', none_if_undefined=True)", [("res://u/me/none", "UNKNOWN")]),
    ("wmill.set_resource('u/me/new', {'a': 1}, 'any')", [("res://u/me/new", "WRITE")]),
    ("client.set_resource({'a': 1}, 'u/me/pg', 'any')", [("res://u/me/pg", "WRITE")]),
    ("wmill.load_s3_file('s3:///a.csv')", [("s3:///a.csv", "READ")]),
    ("wmill.load_s3_file(wmill.S3Object(s3='a.csv', storage='raw'))", [("s3://raw/a.csv", "READ")]),
    ("client.load_s3_file({'s3': 'a.csv'}, None)", [("s3:///a.csv", "READ")]),
    ("wmill.load_s3_file('s3:///a.csv', 'u/me/s3')", [("res://u/me/s3", "UNKNOWN")]),
    ("wmill.load_s3_file_reader('s3:///a.csv').__enter__().read(1)", [("s3:///a.csv", "READ")]),
    ("wmill.load_s3_file_reader('s3:///a.csv')", []),
    ("wmill.write_s3_file('s3://raw/b.csv', b'1')", [("s3://raw/b.csv", "WRITE")]),
    ("wmill.write_s3_file(None, b'1')", [("s3:///windmill_uploads/new", "WRITE")]),
    ("wmill.write_s3_file('s3:///b.csv', open('file', 'rb'))", [("s3:///b.csv", "WRITE")]),
    ("wmill.delete_s3_object('s3:///b.csv')", [("s3:///b.csv", "WRITE")]),
    ("wmill.sign_s3_object(wmill.S3Object(s3='a.csv'))", [("s3:///a.csv", "READ")]),
    ("wmill.sign_s3_objects(['s3:///a', 's3:///b'])", [("s3:///a", "READ"), ("s3:///b", "READ")]),
    ("wmill.get_presigned_s3_public_url('s3:///a.csv')", [("s3:///a.csv", "READ")]),
    ("wmill.get_presigned_s3_public_urls(['s3:///a'])", [("s3:///a", "READ")]),
    ("wmill.duckdb_connection_settings('u/me/s3')", [("res://u/me/s3", "UNKNOWN")]),
    ("wmill.boto3_connection_settings('u/me/s3')", [("res://u/me/s3", "UNKNOWN")]),
    ("wmill.polars_connection_settings()", []),
    ("wmill.set_state(2)", []),
    ("wmill.get_state()", []),
    ("client.state", []),
]


def test_each_function_has_its_access(job: Callable[..., str], recorder: Recorder, api: dict[str, str]) -> None:
    """Functions taken from the module before it is hooked are tracked too: they call the client."""
    lines = "\n".join(f"tried(lambda: {call})" for call, _ in CALLS)
    job(
        """
import wmill, headrace, boto3
from wmill import load_s3_file
headrace.instrument()
client = wmill.Windmill()
open("file", "w").write("x")
mark = lambda: headrace.flush()

def tried(call):
    with headrace.job("f/x", job_id=str(tried.n)):
        call()
    tried.n += 1
tried.n = 0
"""
        + lines
        + "\nload_s3_file('s3:///a.csv')\n",
        **api,
    )
    assert {call: recorder.touched(str(number)) for number, (call, _) in enumerate(CALLS)} == dict(CALLS)
    assert recorder.touched("job-1") == [("s3:///a.csv", "READ")]
    assert "hush" not in str(recorder.batches)


def test_queries_are_told_as_they_run(job: Callable[..., str], recorder: Recorder, api: dict[str, str]) -> None:
    job(
        """
import headrace
headrace.instrument()
import wmill
table, lake = wmill.datatable("shop:sales"), wmill.ducklake()
table.query("SELECT * FROM orders WHERE id = $1", 7).fetch()
never = table.query("DELETE FROM orders")
lake.query("INSERT INTO days VALUES ($day)", day="2026-01-01").execute()
lake.upsert_partition("days", "SELECT 1 AS n", partition="2026-01-01").execute()
try:
    table.query("SELECT * FROM broken").fetch()
except Exception:
    pass
""",
        **api,
    )
    first, second, third = recorder.jobs["job-1"]["statements"]
    assert (first["language"], first["database"]) == ("POSTGRESQL", "datatable://shop")
    assert 'search_path TO "sales"' in first["sql"]
    assert "FROM orders" in first["sql"]
    assert second["language"] == "DUCKDB"
    assert "ducklake://main" in second["sql"]
    assert "2026-01-01" not in second["sql"] + third["sql"]
    assert "dl.days" in third["sql"]


def test_what_fails_is_not_told(job: Callable[..., str], recorder: Recorder, api: dict[str, str]) -> None:
    job(
        """
import headrace
headrace.instrument()
import wmill
for call in (
    lambda: wmill.get_resource("u/me/none"),
    lambda: wmill.load_s3_file("s3:///none"),
    lambda: wmill.load_s3_file_reader("s3:///none").__enter__(),
    lambda: wmill.load_s3_file("none"),
):
    try:
        call()
    except Exception:
        continue
    raise SystemExit("no failure")
""",
        **api,
    )
    assert recorder.touched("job-1") == []
    assert recorder.jobs["job-1"]["tracked"] is True
