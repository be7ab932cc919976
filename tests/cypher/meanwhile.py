"""Two transactions that meet at one moment of a Neo4j: what one does while the other waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from cypher import Graph, Transaction

T = TypeVar("T")


async def met(
    graph: Graph, workspace: str, first: Callable[[Transaction], Awaitable[object]], second: Callable[[], Awaitable[T]]
) -> T:
    """What ``second`` answers, which is begun when ``first`` has done its work and whose locks it comes to wait for;
    only then is that work committed. Its statement has the workspace, or its name, among its parameters."""

    async def work(tx: Transaction) -> asyncio.Task[T]:
        await first(tx)
        waiting = asyncio.ensure_future(second())
        while not await graph.run(
            "SHOW TRANSACTIONS YIELD status, parameters WHERE status STARTS WITH 'Blocked' "
            "AND $workspace IN [parameters.workspace, parameters.name] RETURN status",
            workspace=workspace,
        ):
            assert not waiting.done(), await waiting
            await asyncio.sleep(0.01)
        return waiting

    return await (await graph.write(work))
