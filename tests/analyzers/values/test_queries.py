"""SQL that code gives to connections, as far as it is known, and the places of what is said of it."""

from __future__ import annotations

import re

import pytest

from analyzers import analyze
from analyzers.context import Context
from analyzers.facts import Code
from analyzers.language import Language

DUCKDB = """import duckdb, wmill
def main(q: str, t: str):
    settings = wmill.duckdb_connection_settings("f/x/s3")
    con = duckdb.connect()
    con.execute("SELECT 1 -- no end of line")
    con.execute(settings.connection_settings_str)
    con.execute(wmill.Windmill().get_duckdb_connection_settings()["connection_settings_str"])
    con.execute(q)
    con.execute(q)
    con.execute("SELECT * FROM 's3://raw/a.parquet'")
    con.execute(q + "; SELECT * FROM 's3://raw/b.parquet'")
    con.execute(f"{t} nothing")
    con.execute(f"SELECT * FROM a WHERE WHERE {t}")
"""

POSTGRESQL = """import psycopg2, wmill
def main(q: str):
    cursor = psycopg2.connect(**wmill.get_resource("f/x/pg")).cursor()
    cursor.execute(q)
    cursor.execute("SELECT * FROM crm.customers")
    wmill.datatable().query(q)
    wmill.datatable("shop").query("SELECT * FROM orders")
    wmill.datatable("shop").query(q)
"""


def told(source: str, code: Code) -> list[int]:
    """The lines that a diagnostic stands in."""
    rows = analyze(source, Language.PYTHON, Context()).diagnostics
    return sorted(row.span.start_line for row in rows if row.code == code.name and row.span)


@pytest.mark.parametrize(("source", "lines"), [(DUCKDB, [8, 9, 11]), (POSTGRESQL, [4, 6, 8])])
def test_sql_that_only_the_run_knows_is_said_at_its_own_call(source: str, lines: list[int]) -> None:
    assert told(source, Code.UNKNOWN_VALUE) == lines


def test_what_is_not_understood_stands_at_its_own_call_whatever_else_the_connection_is_given() -> None:
    assert told(DUCKDB, Code.SYNTAX_ERROR) == [12, 13]


def test_messages_show_unknown_parts_as_placeholders() -> None:
    messages = [row.message for row in analyze(DUCKDB, Language.PYTHON, Context()).diagnostics]
    assert any("'{t}'" in message for message in messages)
    assert not any(re.search("[\ue000-\uf8ff]", message) for message in messages)


def test_known_statements_count_beside_unknown_ones() -> None:
    assert not analyze("import duckdb\nduckdb.connect().execute(None)\n", Language.PYTHON, Context()).diagnostics
    paths = [str(row.asset.path) for row in analyze(DUCKDB, Language.PYTHON, Context()).assets]
    assert paths == ["f/x/s3", "raw/a.parquet", "raw/b.parquet"]


def test_comments_without_end_in_sql_with_bound_values_are_passed_over_at_once() -> None:
    sql = "SELECT * FROM read_parquet(?) " + "/* " * 60_000
    found = analyze(f'import duckdb\nduckdb.execute("{sql}", ["s3:///a.parquet"])\n', Language.PYTHON)
    assert [row.asset.uri for row in found.assets] == ["s3:///a.parquet"]
