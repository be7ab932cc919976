"""How many scripts a second are deployed, on both databases, beside the analysis alone: one run, one table.

python -m bench.deploy [SCRIPTS]
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable
from pathlib import Path
from uuid import uuid4

from analyzers.language import Language
from cypher import Address, Graph, migrate
from ingest import Analysts, Deployed, Deployment, ScriptInput, deploy
from ingest.items import Work
from ingest.reading import Reading, stored
from tests.databases import OPENERS, Neo4jMissing

SCRIPTS = 1_000
BATCH = 200  # scripts of one deployment, as `headrace push` sends them

SCRIPT = """import wmill

def main(day: str, limit: int = 100):
    raw = wmill.load_s3_file("s3:///raw/orders/{n}.csv")
    customers = wmill.load_s3_file(f"s3:///raw/customers/{{day}}.csv")
    db = wmill.datatable("main")
    rows = db.query("SELECT o.id, o.total, c.name FROM orders_{group} o JOIN customers c ON c.id = o.customer").fetch()
    db.query("INSERT INTO report_{group} (id, total) SELECT id, sum(total) FROM orders_{group} GROUP BY id").execute()
    wmill.write_s3_file("s3:///clean/orders/{n}.csv", raw)
    return [row for row in rows if row["total"] > limit]
"""


def scripts(count: int) -> list[ScriptInput]:
    return [
        ScriptInput(f"f/bench/s{n}", Language.PYTHON, SCRIPT.format(n=n, group=n % 50) + f"# version {n}\n" * 20)
        for n in range(count)
    ]


async def timed(work: Awaitable[object]) -> float:
    begun = time.perf_counter()
    await work
    return time.perf_counter() - begun


async def push(graph: Graph, analysts: Analysts, workspace: str, items: list[ScriptInput]) -> list[Deployed]:
    return [
        await deploy(graph, analysts, Deployment(workspace, tuple(items[start : start + BATCH])))
        for start in range(0, len(items), BATCH)
    ]


async def on(address: Address, analysts: Analysts, items: list[ScriptInput]) -> tuple[float, float]:
    """Seconds of the first deployment, and of the same again."""
    async with Graph.open(address) as graph:
        await migrate(graph)
        await push(graph, analysts, f"warm{uuid4().hex}", items[:BATCH])
        workspace = f"bench{uuid4().hex}"
        return await timed(push(graph, analysts, workspace, items)), await timed(
            push(graph, analysts, workspace, items)
        )


async def analysed(address: Address, analysts: Analysts, items: list[ScriptInput]) -> float:
    async with Graph.open(address) as graph:
        works = [Work.of(item) for item in items]
        await analysts.analyse([])
        return await timed(Reading(stored(graph, "bench"), analysts).analyse(works, None, {}))


def main() -> None:
    items = scripts(int(sys.argv[1]) if len(sys.argv) > 1 else SCRIPTS)
    lines = ["| | scripts/s | of analysis alone | unchanged scripts/s |", "|---|---|---|---|"]
    with Analysts() as analysts, tempfile.TemporaryDirectory() as folder:
        alone = 0.0
        for name, opener in OPENERS.items():
            try:
                with opener(Path(folder)) as address:
                    first, again = asyncio.run(on(address, analysts, items))
                    if not alone:
                        alone = asyncio.run(analysed(address, analysts, items))
                        lines.append(f"| analysis alone | {len(items) / alone:,.0f} | 1.00 | |")
            except Neo4jMissing as error:
                lines.append(f"| {name} | not here: {error} | | |")
                continue
            rate, unchanged = len(items) / first, len(items) / again
            lines.append(f"| {name} | {rate:,.0f} | {alone / first:.2f} | {unchanged:,.0f} |")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
