"""Hostile and broken texts: a result or a diagnostic, and only for what is broken."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.language import Language

from .facts import codes, facts, uses

LANGUAGES = (
    Language.DUCKDB,
    Language.POSTGRESQL,
    Language.MYSQL,
    Language.BIGQUERY,
    Language.SNOWFLAKE,
    Language.MSSQL,
    Language.ORACLEDB,
)
SHALLOW = 150

DEEP = {
    "parentheses": "SELECT " + "(" * 500 + "1" + ")" * 500 + " FROM t",
    "subqueries": "SELECT * FROM " + "(SELECT * FROM " * 500 + "t" + ")" * 500,
    "case": "SELECT " + "CASE WHEN a THEN " * 500 + "1" + " END" * 500 + " FROM t",
    "not": "SELECT " + "NOT " * 5_000 + "a FROM t",
    "minus": "SELECT " + "- " * 5_000 + "a FROM t",
    "subscripts": "SELECT a" + "[1]" * 5_000 + " FROM t",
    "methods": "SELECT a" + ".f()" * 5_000 + " FROM t",
    "joins": "SELECT * FROM t" + " JOIN u" * 300,
    "open": "SELECT * FROM t WHERE " + "(" * 100_000,
    "conditions": "IF a THEN ELSE " * 30_000 + "SELECT * FROM t",
}


@pytest.mark.parametrize("sql", DEEP.values(), ids=DEEP)
def test_too_deep_is_said_and_searched(sql: str) -> None:
    assert codes(sql) == ["TOO_DEEP"]
    assert uses(sql)["t"] == "READ"


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM " + "(SELECT * FROM " * SHALLOW + "t" + ")" * SHALLOW,
        "SELECT * FROM t WHERE a IN " + "(SELECT b FROM t WHERE c IN " * SHALLOW + "(1)" + ")" * SHALLOW,
        "SELECT * FROM " + "(" * SHALLOW + "t" + ")" * SHALLOW,
    ],
)
def test_what_people_nest_is_read(sql: str) -> None:
    assert codes(sql) == []
    assert uses(sql) == {"t": "READ"}


def test_ten_thousand_arms_of_a_union() -> None:
    arms = " UNION ALL ".join(f"SELECT a FROM t{number % 7}" for number in range(10_000))
    assert uses(f"CREATE TABLE x AS {arms}") == {"x": "WRITE", **{f"t{number}": "READ" for number in range(7)}}


def test_five_thousand_statements() -> None:
    found = facts("INSERT INTO a SELECT x FROM b;\n" * 5_000)
    assert len(found.references) == 10_000
    assert not found.diagnostics


def test_more_dynamic_sql_than_the_limit() -> None:
    grows = "".join(f"s := s || ', t{number}'; EXECUTE s;\n" for number in range(500))
    sql = f"DO $$ DECLARE s text := 'SELECT * FROM a'; BEGIN\n{grows}END $$;"
    assert {"t0", "t100", "t200"} <= uses(sql, Language.POSTGRESQL).keys()
    assert set(codes(sql, Language.POSTGRESQL)) == {"TOO_MANY"}


def test_a_long_list_of_values_is_searched_row_by_row() -> None:
    rows = ", ".join(["(1, 'a')"] * 50_000)
    sql = f"INSERT INTO t (a, b) VALUES {rows}, (2, 's3:///a.csv'), ((SELECT max(a) FROM u), 'b') RETURNING a"
    assert uses(sql) == {"s3:///a.csv": "UNKNOWN", "t": "READ_WRITE", "u": "READ"}


def test_five_megabytes() -> None:
    assert uses("SELECT * FROM t" + " " * 5_000_000) == {"t": "READ"}
    assert codes("'" * 4_999_999) == ["SYNTAX_ERROR"]


def test_broken_literals_without_end() -> None:
    assert codes("SELECT ';\n" * 1_001)[-1] == "TOO_MANY"


@pytest.mark.parametrize(
    ("sql", "expected", "diagnostics"),
    [
        ("SELEC * FRM x", {"ducklake://main": "UNKNOWN"}, ["SYNTAX_ERROR"]),
        ("SELECT 'a FROM b;\nSELECT * FROM c;", {"c": "READ"}, ["SYNTAX_ERROR"]),
        ("SELECT * FROM a WHERE x = 'b;\nSELECT * FROM c;", {"a": "READ", "c": "READ"}, ["SYNTAX_ERROR"]),
        ('SELECT "a FROM b;\nSELECT * FROM c;', {"c": "READ"}, ["SYNTAX_ERROR"]),
        ("SELECT 1 /* a;\nSELECT * FROM b;", {"b": "READ"}, ["SYNTAX_ERROR"]),
        ("SELECT * FROM a;\nSELECT $x$ ;\n $x$ FROM b;\nSELECT ';\nSELECT * FROM c",
         {"a": "READ", "b": "READ", "c": "READ"}, ["SYNTAX_ERROR"]),
        ("SELECT * FROM a WHERE (;\nSELECT * FROM b", {"a": "READ", "b": "READ"}, ["SYNTAX_ERROR"]),
        ("SELECT * FROM a, b AS c, d WHERE ((;", {"a": "READ", "b": "READ", "d": "READ"}, ["SYNTAX_ERROR"]),
        ("WITH w AS (SELECT * FROM a WHERE ((() SELECT * FROM w", {"a": "READ"}, ["SYNTAX_ERROR"]),
        ("SELECT extract(year FROM day) FROM a WHERE ((", {"a": "READ"}, ["SYNTAX_ERROR"]),
        ("DELETE FROM a WHERE ((", {"a": "WRITE"}, ["SYNTAX_ERROR"]),
        ("INSERT INTO a SELECT * FROM read_csv(['s3:///x.csv', 's3:///y.csv'] ((",
         {"a": "WRITE", "s3:///x.csv": "READ", "s3:///y.csv": "READ"}, ["SYNTAX_ERROR"]),
        ("COPY a FROM 's3:///x.csv' ((HEADER", {"a": "WRITE", "s3:///x.csv": "READ"}, ["SYNTAX_ERROR"]),
        ("COPY a TO 's3:///x.csv' ((HEADER", {"a": "READ", "s3:///x.csv": "WRITE"}, ["SYNTAX_ERROR"]),
        ("SELECT 's3:///x.csv' FROM \"s3:///y.csv\" ((", {"ducklake://main": "UNKNOWN", "s3:///x.csv": "UNKNOWN",
         "s3:///y.csv": "READ"}, ["SYNTAX_ERROR"]),
        ("", {"ducklake://main": "UNKNOWN"}, []),
        ("-- nothing\n/* at all */ ;;", {"ducklake://main": "UNKNOWN"}, []),
    ],
)  # fmt: skip
def test_broken_statements(sql: str, expected: dict[str, str], diagnostics: list[str]) -> None:
    assert uses(sql) == expected
    assert codes(sql) == diagnostics


VOCABULARY = """
SELECT * FROM t , ( ) JOIN ON USING WITH AS a.b 's3:///x.csv' INSERT INTO VALUES UPDATE SET = DELETE MERGE WHEN MATCHED
THEN COPY TO CREATE TABLE VIEW MACRO UNION ; CASE END [ ] { } -> :: || $1 ? 'x 1 PIVOT ATTACH USE DROP ALTER RETURNING
LATERAL EXPLAIN CALL -- /* */ $$ " GROUP BY ORDER NOT TRUNCATE COMMENT IS DESCRIBE EXCLUDE REPLACE RENAME
"""
WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=200)
@given(st.lists(WORDS, max_size=30), st.sampled_from(LANGUAGES))
def test_no_text_raises(words: list[str], language: Language) -> None:
    sql = " ".join(words)
    found = facts(sql, language)
    assert all(0 <= use.start <= use.end <= len(sql) for use in found.references)
    assert all(0 <= problem.start <= problem.end <= len(sql) for problem in found.diagnostics)
    assert not any("could not be followed" in problem.message for problem in found.diagnostics)


@settings(max_examples=100)
@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_no_characters_raise(sql: str, language: Language) -> None:
    facts(sql, language)
