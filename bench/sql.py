"""The analysis of SQL scripts of 20, 100 and 1,000 lines against the parse alone that it rests on, both with the rare
collections of garbage that an analysis has."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from sqlglot.dialects.dialect import Dialect

from analyzers.asset import parse
from analyzers.calm import calm
from analyzers.language import Language
from analyzers.sql import analyze_query

ROUNDS = {20: 400, 100: 200, 1_000: 40}
"""Rounds for each length in lines; the fastest counts, of both in turn, so that a busy machine is busy for both."""

STATEMENT = """CREATE OR REPLACE TABLE lake.facts_{number} AS
WITH recent AS (
    SELECT o.id, o.customer_id, o.total * (1 - o.discount) AS net, date_trunc('month', o.ordered) AS month
    FROM lake.orders AS o
    WHERE o.ordered >= current_date - INTERVAL 90 DAY AND o.state <> 'cancelled'
)
SELECT c.country, recent.month, sum(recent.net) AS revenue, count(DISTINCT recent.customer_id) AS customers
FROM recent
JOIN lake.customers AS c ON c.id = recent.customer_id
LEFT JOIN read_parquet('s3:///raw/rates/{number}.parquet') AS r ON r.country = c.country
GROUP BY c.country, recent.month
HAVING sum(recent.net) > 0
ORDER BY revenue DESC;

COPY (SELECT country, revenue FROM lake.facts_{number}) TO 's3:///out/facts_{number}.parquet' (FORMAT parquet);
"""

SETTINGS = "SET threads = {number};\nSELECT {number} + 1;\nINSTALL httpfs;\nLOAD httpfs;\n"


def main() -> None:
    """Prints a Markdown table."""
    print("| script | lines | parse alone, µs | analysis, µs | analysis / parse |")
    print("|---|---:|---:|---:|---:|")
    for name, template in (("queries", STATEMENT), ("no table or file", SETTINGS)):
        for lines, rounds in ROUNDS.items():
            script = _script(template, lines)
            with calm():
                parsed, analysed = _fastest(rounds, partial(_parse, script), partial(_analyse, script))
            print(f"| {name} | {lines:,} | {parsed:,.0f} | {analysed:,.0f} | {analysed / parsed:.2f} |")


def _script(template: str, lines: int) -> str:
    blocks = [template.format(number=number) for number in range(max(1, lines // template.count("\n")))]
    return "ATTACH 'ducklake://main' AS lake;\n" + "".join(blocks)


def _parse(script: str) -> None:
    Dialect.get_or_raise("duckdb").parse(script)


def _analyse(script: str) -> None:
    analyze_query(script, Language.DUCKDB, parse("ducklake://main"))


def _fastest(rounds: int, *works: Callable[[], None]) -> list[float]:
    """The shortest of the rounds for each work, in microseconds of the processor."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, taken in zip(works, times, strict=True):
            start = time.process_time()
            work()
            taken.append(time.process_time() - start)
    return [min(taken) * 1e6 for taken in times]


if __name__ == "__main__":
    main()
