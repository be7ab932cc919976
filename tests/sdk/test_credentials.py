"""What is left out of URIs and SQL."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headrace.credentials import clean_sql, clean_uri, names_asset


@pytest.mark.parametrize(
    ("uri", "clean"),
    [
        ("s3://bucket/a b?.csv", "s3://bucket/a b?.csv"),
        ("s3://bucket/what?x=1", "s3://bucket/what?x=1"),
        ("s3:///user@example/k", "s3:///user@example/k"),
        ("s3://KEY:hush@bucket/k", "s3://bucket/k"),
        ("s3://bucket/k?X-Amz-Credential=a&X-Amz-Signature=hush", "s3://bucket/k"),
        ("s3://bucket/k?v=1&x-amz-signature=hush", "s3://bucket/k"),
        ("s3://bucket/k?s3_region=r&s3_secret_access_key=hush", "s3://bucket/k"),
        ("https://host/k?sig=hush", "https://host/k"),
        ("postgresql://me:hush@host/db", "postgresql://host/db"),
    ],
)
def test_a_uri_carries_no_credentials(uri: str, clean: str) -> None:
    assert clean_uri(uri) == clean


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE SECRET (TYPE s3, KEY_ID 'hush', SECRET 'hu;sh')",
        "create or replace persistent secret if not exists a (secret 'hush')",
        "SET s3_secret_access_key='hush'",
        "SET GLOBAL s3_session_token = 'hush'",
        "SET VARIABLE password = 'hush'",
        "PRAGMA s3_access_key_id='hush'",
        "ALTER USER me PASSWORD 'hush'",
        "CREATE ROLE me LOGIN PASSWORD 'hush'",
        "/* first */ -- second\n SET s3_secret_access_key='hush'",
        "ATTACH 'host=h user=me password=hush' AS db (TYPE postgres)",
        "ATTACH 'postgres://me:hush@h/db' AS db",
        "ATTACH 'ducklake:postgres:dbname=a password = hush' AS dl",
        "COPY t TO 's3://me:hush@b/k'",
        "SELECT * FROM 's3://b/k?s3_secret_access_key=hush'",
        "SELECT * FROM 'https://b/k?X-Amz-Signature=hush'",
        "SET s3_secret_access_key='it''s; hush'",
        "SET s3_secret_access_key='hush",
        "CREATE SECRET (TYPE s3, SECRET $$hush$$)",
        "CREATE SECRET \"a;b\" (SECRET 'hush')",
    ],
)
def test_sql_carries_no_secrets_and_keeps_the_rest(sql: str) -> None:
    kept = clean_sql(f"SELECT 1 AS token; {sql}")
    assert "hush" not in kept
    assert kept.startswith("SELECT 1 AS token;")
    if not sql.endswith("'hush"):  # a literal without an end takes all that follows
        assert clean_sql(f"{sql}; SELECT 's3://b/k' AS token").endswith(" SELECT 's3://b/k' AS token")


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT key, user, 'a;b', \"c;d\" FROM t WHERE token = $1 -- it's; fine\n; SET search_path TO sales",
        "UPDATE t SET token = 'x' WHERE 1 = 1",
        "CREATE TABLE t AS SELECT user, role FROM 's3://b/k'",
        "SET search_path TO monkey",
        "SELECT $$a;b$$, $tag$ 'c' $tag$ AS token",
        "MERGE INTO t USING s ON t.key = s.key WHEN MATCHED THEN UPDATE SET key = 's3://b/k'",
    ],
)
def test_other_sql_stays_as_it_is(sql: str) -> None:
    assert clean_sql(sql) == sql


@given(st.text(alphabet="ab;'\"$-/*\n \\=:", max_size=60))
def test_whatever_is_quoted_cut_or_nested_stays(sql: str) -> None:
    """`token` makes it look closer."""
    text = f"SELECT 1 AS token {sql}"
    kept = clean_sql(text)
    assert kept == text or kept.endswith("''")  # an open literal is emptied


@pytest.mark.parametrize("piece", ["'", '"', "$$", "$a$", "/*", "--", "(", "CREATE ", "SET ", "?", "'?x'", "://@"])
def test_no_text_takes_long(piece: str) -> None:
    begun = time.process_time()
    clean_sql("SELECT token " + piece * 100_000)
    clean_uri("s3://" + piece * 100_000)
    assert time.process_time() - begun < 10


def test_sql_names_an_asset_by_a_uri() -> None:
    assert names_asset("SELECT * FROM 's3://b/k'")
    assert names_asset("ATTACH '$res:u/me/pg' AS pg")
    assert not names_asset("SELECT * FROM t")
