"""DuckDB as it is, and the SQL that is told of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.sdk.headrace_server import Recorder

BEGIN = """
    import headrace
    headrace.instrument()
    import duckdb
    c = duckdb.connect()
    sql = "SELECT 's3://raw/a.csv' AS uri"
"""

FORMS = [
    "duckdb.sql(sql)",
    "duckdb.query(sql)",
    "duckdb.from_query(sql)",
    "duckdb.execute(sql)",
    "c.sql(sql)",
    "c.query(sql)",
    "c.from_query(sql)",
    "c.execute(sql)",
    "c.execute(query=sql)",
    "c.cursor().execute(sql)",
    "c.execute(duckdb.extract_statements(sql)[0])",
    "c.executemany('CREATE OR REPLACE TABLE t AS ' + sql + ' WHERE 1 = ?', [[1], [2]])",
    "duckdb.sql(query=sql, connection=c).fetchall()",
    "c.sql('SELECT 1').query('v', sql)",
    "c.execute('PREPARE p AS ' + sql)",
]


@pytest.fixture(scope="module")
def forms() -> str:
    return "\n".join(f"    with headrace.job(job_id='{number}'):\n        {form}" for number, form in enumerate(FORMS))


def test_sql_is_told_once_in_every_form(job: Callable[..., str], recorder: Recorder, forms: str) -> None:
    job(BEGIN + forms, HEADRACE_REPEAT_SECONDS="0")
    for number, form in enumerate(FORMS):
        told = recorder.jobs[str(number)]["statements"]
        assert [row["language"] for row in told] == ["DUCKDB"], form
        assert "s3://raw/a.csv" in told[0]["sql"], form
        assert "database" not in told[0], form


def test_what_fails_or_names_nothing_is_not_told(job: Callable[..., str], recorder: Recorder) -> None:
    job(
        BEGIN
        + """
    c.execute("CREATE TABLE t AS SELECT 42 AS n")
    c.sql("SELECT * FROM t").fetchall()
    for call in (
        lambda: c.execute("SELECT nothing FROM 's3://raw/none.csv'"),
        lambda: duckdb.sql("SELEC 's3://raw/none.csv'"),
        lambda: duckdb.read_parquet("s3://raw/none.parquet"),
        lambda: c.sql(sql).write_parquet("s3://raw/none.parquet"),
    ):
        try:
            call()
        except duckdb.Error:
            continue
        raise SystemExit("no failure")
    """
    )
    told = recorder.jobs["job-1"]
    assert [row["sql"] for row in told["statements"]] == ["SELECT 's3://raw/a.csv' AS uri"]  # the relation of the last
    assert told["accesses"] == []
    assert told["tracked"] is True


def test_a_bound_uri_is_told_without_a_direction(job: Callable[..., str], recorder: Recorder) -> None:
    job(
        BEGIN
        + """
    c.execute("SELECT ?, ?", ["s3://raw/bound.csv", "hush"])
    c.execute("SELECT $uri", {"uri": "s3://raw/named.csv"})
    """
    )
    told = recorder.jobs["job-1"]
    assert recorder.touched("job-1") == [("s3://raw/bound.csv", "UNKNOWN"), ("s3://raw/named.csv", "UNKNOWN")]
    assert "hush" not in str(told)


def test_no_secret_leaves(job: Callable[..., str], recorder: Recorder) -> None:
    job(
        BEGIN
        + """
    c.execute("SET VARIABLE password = 'hush'; " + sql)
    c.execute(sql + ", 's3://raw/b.csv?s3_access_key_id=k&s3_secret_access_key=hush', 'host=h password=hush'")
    """
    )
    assert "s3://raw/b.csv" in str(recorder.batches)
    assert "hush" not in str(recorder.batches)
