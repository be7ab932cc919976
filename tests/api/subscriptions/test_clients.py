"""The clients that browsers use, against a real server."""

from __future__ import annotations

import asyncio
from itertools import count
from pathlib import Path

from cypher import Graph
from tests.api.node import installed, require, run
from tests.api.subscriptions.log import write

TAKEN = 40


async def test_clients_leave_and_come_back_and_miss_nothing(url: str, graph: Graph, workspace: str) -> None:
    require("node", "npm")
    home = installed(Path(__file__).parent / "clients")

    async def busy() -> None:
        for number in count():
            await write(graph, workspace, f"s3:///{number:05}")
            await asyncio.sleep(0.02)

    writing = asyncio.create_task(busy())
    try:
        found = await run(home, "subscribe.mjs", url, workspace, str(TAKEN))
    finally:
        writing.cancel()
    for uris in (found["overSocket"], found["overStream"]):
        first = int(uris[0].removeprefix("s3:///"))
        assert uris == [f"s3:///{number:05}" for number in range(first, first + TAKEN)]
    assert found["invalid"][0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
    typed, invalid = found["streamed"]
    assert typed == {"data": {"__typename": "Query"}}
    assert invalid["errors"][0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
