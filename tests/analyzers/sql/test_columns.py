"""Columns that are read and written, and where each written one comes from."""

from __future__ import annotations

import pytest

from analyzers.language import Language

from .facts import columns, outputs


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("SELECT x, y AS z FROM a", {"x": "READ", "y": "READ"}),
        ("SELECT a.x FROM a, b", {"x": "READ"}),
        ("SELECT x FROM a, b", {}),
        ("SELECT s.x FROM (SELECT x, y FROM a) AS s WHERE s.y = 1", {"x": "READ", "y": "READ"}),
        ("SELECT sum(x) AS total FROM a GROUP BY y HAVING total > 1 ORDER BY total", {"x": "READ", "y": "READ"}),
        ("SELECT x + 1 AS n, n * 2 AS m FROM a", {"x": "READ"}),
        ("SELECT list_transform(x, v -> v + y) FROM a", {"x": "READ", "y": "READ"}),
        ("SELECT [v FOR v IN x IF v > y] FROM a", {"x": "READ", "y": "READ"}),
        ("SELECT x.field, a.y.field FROM a", {"x": "READ", "y": "READ"}),
        ("SELECT a.x FROM b JOIN a USING (k)", {"x": "READ", "k": "READ"}),
        ("SELECT b.y FROM b WHERE EXISTS (SELECT 1 FROM a WHERE a.k = b.k AND x)", {"k": "READ", "x": "READ"}),
        ("SELECT * EXCLUDE (x) FROM a", {}),
        ("CREATE TABLE a (x INT, y INT); SELECT * EXCLUDE (x) FROM a", {"x": "WRITE", "y": "READ_WRITE"}),
        ("INSERT INTO a (x, y) VALUES (1, 2) RETURNING x", {"x": "READ_WRITE", "y": "WRITE"}),
        (
            "INSERT INTO a (x, y) VALUES (1, 2) ON CONFLICT (x) DO UPDATE SET y = excluded.y",
            {"x": "WRITE", "y": "WRITE"},
        ),
        ("UPDATE a SET x = y + 1 WHERE z > 1", {"x": "WRITE"}),
        ("DELETE FROM a WHERE x = 1", {}),
        ("DELETE FROM a WHERE x = 1 RETURNING y", {"y": "READ"}),
        ("COPY a (x, y) FROM 's3:///f.csv'", {"x": "WRITE", "y": "WRITE"}),
        ("COPY a (x, y) TO 's3:///f.csv'", {"x": "READ", "y": "READ"}),
        ("FROM a PIVOT (sum(x) FOR y IN (1, 2))", {"x": "READ", "y": "READ"}),
        ("SELECT rank() OVER (PARTITION BY x ORDER BY y) FROM a", {"x": "READ", "y": "READ"}),
    ],
)
def test_columns(sql: str, expected: dict[str, str]) -> None:
    assert columns(sql, "/a") == expected


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("CREATE TABLE o AS SELECT x, y + z AS s FROM a", {"x": ["a.x"], "s": ["a.y", "a.z"]}),
        ("CREATE VIEW o (p, q) AS SELECT x, y FROM a", {"p": ["a.x"], "q": ["a.y"]}),
        ("INSERT INTO o (p, q) SELECT x, y FROM a", {"p": ["a.x"], "q": ["a.y"]}),
        ("CREATE TABLE o (p INT, q INT); INSERT INTO o SELECT x, y FROM a", {"p": ["a.x"], "q": ["a.y"]}),
        ("INSERT INTO o BY NAME SELECT x, y FROM a", {"x": ["a.x"], "y": ["a.y"]}),
        ("CREATE TABLE o AS WITH w AS (SELECT x AS p FROM a) SELECT p AS q FROM w", {"q": ["a.x"]}),
        ("CREATE TABLE o AS WITH w (p) AS (SELECT x FROM a) SELECT * FROM w", {"p": ["a.x"]}),
        ("CREATE TABLE o AS SELECT x FROM a UNION ALL SELECT y FROM b", {"x": ["a.x", "b.y"]}),
        ("CREATE TABLE o AS SELECT x FROM a UNION ALL BY NAME SELECT y, x FROM b", {"x": ["a.x", "b.x"], "y": ["b.y"]}),
        ("CREATE TABLE o AS SELECT s.p FROM (SELECT x AS p FROM a) AS s JOIN b ON s.p = b.x", {"p": ["a.x"]}),
        ("CREATE TABLE o AS SELECT (SELECT max(y) FROM b) AS m FROM a", {"m": ["b.y"]}),
        ("CREATE TEMP TABLE t AS SELECT x, y FROM a; CREATE TABLE o AS SELECT * FROM t", {"x": ["a.x"], "y": ["a.y"]}),
        ("CREATE TEMP TABLE t (p INT); INSERT INTO t SELECT x FROM a; CREATE TABLE o AS FROM t", {"p": ["a.x"]}),
        ("CREATE TEMP VIEW t AS FROM a; CREATE TABLE o AS SELECT x FROM t", {"x": ["a.x"]}),
        ("CREATE MACRO m() AS TABLE SELECT x AS p FROM a; CREATE TABLE o AS FROM m()", {"p": ["a.x"]}),
        ("CREATE TABLE o AS SELECT * REPLACE (x + y AS x), z FROM (SELECT x, y, z FROM a)",
         {"x": ["a.x", "a.y"], "y": ["a.y"], "z": ["a.z"]}),
        ("CREATE TABLE o AS SELECT * RENAME (x AS p) FROM (SELECT x FROM a)", {"p": ["a.x"]}),
        ("CREATE TABLE o AS SELECT u.v FROM a, unnest(a.list) AS u(v)", {"v": ["a.list"]}),
        ("CREATE TABLE o AS WITH RECURSIVE r AS (SELECT x AS n FROM a UNION ALL SELECT n + 1 FROM r) FROM r",
         {"n": ["a.x"]}),
        ("UPDATE o SET p = b.y FROM b WHERE b.k = o.k", {"p": ["b.y"]}),
        ("MERGE INTO o USING b ON o.k = b.k WHEN MATCHED THEN UPDATE SET p = b.y "
         "WHEN NOT MATCHED THEN INSERT (k, p) VALUES (b.k, b.y)", {"p": ["b.y"], "k": ["b.k"]}),
        ("COPY (SELECT x AS p FROM a) TO 's3:///o'", {"p": ["a.x"]}),
        ("CREATE TABLE o AS SELECT x FROM read_csv('s3:///f.csv')", {"x": ["s3:///f.csv.x"]}),
        ("SELECT x INTO o FROM a", {"x": ["a.x"]}),
    ],
)  # fmt: skip
def test_outputs(sql: str, expected: dict[str, list[str]]) -> None:
    assert outputs(sql, "/o") == expected


def test_outputs_in_postgresql() -> None:
    sql = 'WITH gone AS (DELETE FROM a RETURNING x, "Y") INSERT INTO o SELECT x, "Y" FROM gone'
    assert outputs(sql, "/o", Language.POSTGRESQL) == {"x": ["a.x"], "Y": ["a.Y"]}
