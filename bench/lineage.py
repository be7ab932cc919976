"""What a lineage costs, on both databases, beside its bare statements sent again: one run, one table.

python -m bench.lineage [NODES]
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

from api.lineage import trace
from cypher import Address, Graph, Transaction, key, migrate
from tests.databases import OPENERS, Neo4jMissing

NODES = 500
ASSETS = 2_000  # and as many scripts, each of which reads two assets and writes one
ROUNDS = 9


class Recorded(Graph):
    """A door that remembers what was read through it, and how long each reading took."""

    def __init__(self, graph: Graph) -> None:
        super().__init__(graph._driver, graph.address, graph.limits)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.seconds: list[float] = []

    async def read(self, name: str, /, **parameters: Any) -> Any:
        begun = time.perf_counter()
        answer = await super().read(name, **parameters)
        self.seconds.append(time.perf_counter() - begun)
        self.calls.append((name, parameters))
        return answer


async def fill(graph: Graph, workspace: str) -> str:
    """Writes the workspace; the key of the asset in its middle."""
    chance = random.Random(7)
    assets = [key(workspace, "Asset", n) for n in range(ASSETS)]
    scripts = [key(workspace, "Script", n) for n in range(ASSETS)]

    def usage(script: str, asset: str, access: str) -> dict[str, Any]:
        return {
            "key": key(workspace, "Usage", script, asset), "workspace": workspace, "runnable": script, "asset": asset,
            "uri": asset, "live": True, "access": access, "evidence": ["STATIC"],
            "reads": access == "READ", "writes": access == "WRITE",
        }  # fmt: skip

    usages = {
        (script, asset): usage(script, asset, access)
        for script in scripts
        for access in ("READ", "READ", "WRITE")
        for asset in [chance.choice(assets)]
    }
    rows = list(usages.values())

    async def write(tx: Transaction) -> None:
        named = {"workspace": workspace, "live": True}
        await tx.each("create_assets", [{**named, "key": asset, "uri": f"s3:///{asset}"} for asset in assets])
        await tx.each("put_runnables.Script", [{**named, "key": script, "path": script} for script in scripts])
        await tx.each("put_usages", rows)
        await tx.each("link_usages.Script", rows)

    await graph.write(write)
    return assets[ASSETS // 2]


async def median(work: Callable[[], Awaitable[Any]]) -> float:
    """Milliseconds."""
    seconds = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        await work()
        seconds.append(time.perf_counter() - begun)
    return 1_000 * statistics.median(seconds)


async def on(name: str, address: Address, most: int) -> str:
    async with Graph.open(address) as graph:
        await migrate(graph)
        workspace = f"bench{uuid4().hex}"
        roots = {await fill(graph, workspace): "Asset"}

        async def whole(door: Graph = graph) -> Any:
            return await trace(door, workspace, roots, depth=10, most=most)

        await whole()
        recorded = Recorded(graph)
        found = await whole(recorded)
        levels = [
            seconds
            for (statement, _), seconds in zip(recorded.calls, recorded.seconds, strict=True)
            if statement == "lineage_links"
        ]

        async def bare() -> None:
            for statement, parameters in recorded.calls:
                await graph.read(statement, **parameters)

        took, alone = await median(whole), await median(bare)
        return (
            f"| {name} | {len(found.nodes)} | {len(found.edges)} | {len(levels)} | "
            f"{1_000 * statistics.median(levels):.0f} | {took:.0f} | {alone:.0f} | {took / alone:.2f} |"
        )


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else NODES
    lines = [
        "| | nodes | edges | levels | ms a level | ms | ms of the bare statements | ratio |",
        "|---|---|---|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for name, opener in OPENERS.items():
            try:
                with opener(Path(folder)) as address:
                    lines.append(asyncio.run(on(name, address, most)))
            except Neo4jMissing as error:
                lines.append(f"| {name} | not here: {error} | | | | | | |")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
