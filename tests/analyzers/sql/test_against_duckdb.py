"""DuckDB's own list of the tables of a query, against ours."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from .facts import uses

QUERIES = """
SELECT * FROM a
FROM a SELECT x
SELECT * FROM a, b AS c, d
SELECT * FROM a JOIN b ON a.x = b.x LEFT JOIN c ON a.x = c.x
SELECT * FROM a POSITIONAL JOIN b
SELECT * FROM a SEMI JOIN b ON a.x = b.x ANTI JOIN c ON a.x = c.x
SELECT * FROM a CROSS JOIN c
SELECT * FROM (SELECT * FROM a) AS s, LATERAL (SELECT s.x FROM b) AS l
SELECT (SELECT max(x) FROM b) FROM a WHERE EXISTS (SELECT 1 FROM c WHERE c.x = a.x)
SELECT * FROM a WHERE x IN (FROM b) AND y > ALL (SELECT y FROM c)
WITH w AS (SELECT * FROM a), v AS (SELECT w.* FROM w JOIN b ON true) SELECT * FROM v
WITH a AS (SELECT * FROM a) SELECT * FROM a
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r JOIN a ON true) SELECT * FROM r
WITH w AS (WITH v AS (SELECT * FROM a) SELECT * FROM v) SELECT * FROM w, v
SELECT * FROM a UNION SELECT * FROM b INTERSECT SELECT * FROM c EXCEPT SELECT * FROM d
(SELECT * FROM a) UNION ALL BY NAME (SELECT * FROM b ORDER BY x LIMIT 1)
SELECT x FROM a GROUP BY ALL HAVING x > (SELECT avg(x) FROM b) ORDER BY (SELECT 1 FROM c) LIMIT (SELECT 1 FROM d)
SELECT *, row_number() OVER (PARTITION BY (SELECT 1 FROM b)) AS r FROM a QUALIFY r = (SELECT 1 FROM c)
SELECT list_transform(l, lambda v: v + (SELECT max(x) FROM b)) FROM a
SELECT [v FOR v IN l IF v > (SELECT max(x) FROM b)] FROM a
SELECT CASE WHEN x THEN (SELECT 1 FROM b) ELSE (SELECT 2 FROM c) END FROM a
SELECT ARRAY(SELECT x FROM b) FROM a
SELECT struct_pack(v := (SELECT 1 FROM b)) FROM a
SELECT * FROM a TABLESAMPLE 10%
SELECT * FROM a USING SAMPLE 10 ROWS
FROM a PIVOT (sum(x) FOR y IN (1, 2))
SELECT * FROM range(3), generate_series(1, 2), a
SELECT * FROM (VALUES ((SELECT 1 FROM b))) AS v(x), a
SELECT * FROM (a JOIN b ON true) JOIN c ON true
SELECT a.*, (SELECT 1 FROM b) FROM a
SELECT sum(x) FILTER (WHERE x > (SELECT 1 FROM b)) FROM a
SELECT first(x ORDER BY (SELECT 1 FROM b)) FROM a
SELECT sum(x) OVER w FROM a WINDOW w AS (ORDER BY (SELECT 1 FROM b))
SELECT DISTINCT ON (y) x FROM a
SELECT * FROM a AS a1, a AS a2
VALUES ((SELECT 1 FROM a))
TABLE a
DESCRIBE SELECT * FROM a
SUMMARIZE SELECT * FROM a JOIN b ON true
""".strip().splitlines()


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connected:
        yield connected


@pytest.mark.parametrize("sql", QUERIES)
def test_the_same_tables(sql: str, connection: duckdb.DuckDBPyConnection) -> None:
    body = sql.removeprefix("DESCRIBE ").removeprefix("SUMMARIZE ")
    assert uses(sql) == dict.fromkeys(sorted(connection.get_table_names(body)), "READ")
