"""SQL inside other code: places, containers, schemas, holes."""

from __future__ import annotations

import pytest

from analyzers.asset import parse
from analyzers.facts import Access
from analyzers.hole import hole
from analyzers.language import Language
from analyzers.sql import analyze_query

from .facts import TABLES, facts, uses

DAY = hole("day")


def places(sql: str) -> list[str]:
    return [sql[use.start : use.end] for use in facts(sql).references]


def test_a_place_slices_to_the_reference() -> None:
    sql = """SELECT * FROM "Orders" JOIN staging.ätable ON true JOIN read_csv('s3:///a.csv') ON true"""
    assert places(sql) == ['"Orders"', "staging.ätable", "s3:///a.csv"]


def test_a_query_without_a_table_uses_the_database() -> None:
    (use,) = facts("SELECT 1").references
    assert (use.asset.uri, use.access, use.start, use.end) == ("ducklake://main", Access.UNKNOWN, 0, 8)


def test_no_database_no_tables() -> None:
    found = analyze_query("SELECT * FROM orders JOIN 's3:///a.csv' ON true", Language.DUCKDB, None)
    assert [use.asset.uri for use in found.references] == ["s3:///a.csv"]
    assert not found.diagnostics


def test_tables_of_no_database_are_said() -> None:
    found = analyze_query("SELECT * FROM orders JOIN lines USING (id)", Language.POSTGRESQL, None)
    assert [problem.code.name for problem in found.diagnostics] == ["UNKNOWN_DATABASE"]


def test_the_schema_of_a_handle_is_a_default() -> None:
    sql = "SELECT * FROM orders JOIN other.lines USING (id) JOIN public.people USING (id)"
    found = analyze_query(sql, Language.POSTGRESQL, parse(TABLES), "sales")
    assert [use.asset.path for use in found.references] == ["main/sales.orders", "main/other.lines", "main/people"]


def test_the_alias_that_a_client_attaches_under_is_known() -> None:
    assert uses("SELECT * FROM dl.orders JOIN dl.staging.lines USING (id)") == {
        "orders": "READ",
        "staging.lines": "READ",
    }


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        (f"SELECT * FROM orders_{DAY}", {"orders_{day}": "READ"}),
        (f"SELECT * FROM Raw_{hole('Day')}", {"raw_{Day}": "READ"}),
        (f"SELECT * FROM {DAY}.orders", {"{day}.orders": "READ"}),
        (f'INSERT INTO "x_{DAY}" SELECT * FROM orders', {"orders": "READ", "x_{day}": "WRITE"}),
        (f"SELECT * FROM {DAY}", {"ducklake://main": "READ"}),
        (f"INSERT INTO {DAY} VALUES (1)", {"ducklake://main": "WRITE"}),
        (f"SELECT * FROM orders WHERE day = {DAY} AND {hole('row.id')} > 1", {"orders": "READ"}),
        (f"SELECT * FROM orders WHERE day = '{DAY}'", {"orders": "READ"}),
        (f"FROM t, 's3:///raw/{DAY}.csv'", {"s3:///raw/{day}.csv": "READ", "t": "READ"}),
        (f"FROM t, read_csv('s3:///' || '{DAY}' || '/x.csv')", {"s3:///{day}/x.csv": "READ", "t": "READ"}),
        (f"SELECT * FROM read_csv('{hole('path')}')", {"ducklake://main": "UNKNOWN"}),
        (f"SELECT {hole('f(x)[0].y')} FROM orders LIMIT {hole('n')}", {"orders": "READ"}),
    ],
)
def test_holes(sql: str, expected: dict[str, str]) -> None:
    assert uses(sql) == expected


def test_a_file_that_is_wholly_unknown_is_said() -> None:
    assert [problem.code.name for problem in facts(f"SELECT * FROM '{hole('path')}'").diagnostics] == ["UNKNOWN_VALUE"]


def test_a_bound_parameter_in_a_tables_place_is_the_database() -> None:
    assert uses("SELECT * FROM $1", Language.POSTGRESQL) == {"datatable://main": "READ"}
    assert uses("DELETE FROM $1", Language.POSTGRESQL) == {"datatable://main": "WRITE"}
