"""A database that takes a statement and says nothing more, and one that ends it for its time."""

from __future__ import annotations

import asyncio
import socket
import time

import pytest

from cypher import Address, Graph, Limits, Transaction, Unavailable
from cypher.graph import Overlong
from cypher.spending import spending
from cypher.statements import load
from tests.api.relay import relayed

PAGE = {"from": "", "walk": 1, "names": None}


async def test_a_database_that_hangs_is_unavailable_within_a_statements_time(address: Address, graph: Graph) -> None:
    host, _, port = address.uri.removeprefix("bolt://").partition(":")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        relay = taken.getsockname()[1]
    hangs = False
    async with relayed(relay, host, int(port), lambda: not hangs):
        behind = Address(f"bolt://127.0.0.1:{relay}", address.user, address.password, address.database)
        async with Graph.open(behind, Limits(read=5, statement=5, hang=0)) as door:
            assert isinstance(await door.read("workspaces", **PAGE), list | dict)
            hangs = True
            begun = time.monotonic()
            with pytest.raises(Unavailable, match="does not answer: timeout"):
                await door.read("workspaces", **PAGE)

            async def work(tx: Transaction) -> None:
                await tx.run("take_sequence", workspace="none", count=1)

            with pytest.raises(Unavailable):
                await door.write(work)
            assert time.monotonic() - begun < 30
            hangs = False
            assert isinstance(await door.read("workspaces", **PAGE), list | dict), "it comes back"


async def test_a_statement_that_is_ended_for_its_time_is_told_from_a_database_that_is_down(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = 3_000 if address.embedded else 30_000  # a Neo4j looks for statements to end every two seconds
    some_seconds = f"UNWIND range(1, {size}) AS a UNWIND range(1, {size}) AS b RETURN count(a + b)"
    monkeypatch.setitem(load(), "some_seconds", some_seconds)
    async with Graph.open(address, Limits(read=0.3, hang=0.2 if address.embedded else 30)) as graph:
        # The embedded database ends none this early: there it is the caller that no longer waits.
        with pytest.raises(Unavailable if address.embedded else Overlong), spending() as spent:
            await graph.read("some_seconds")
    assert (spent.statements, spent.seconds > 0) == (1, True)


async def test_what_work_takes_of_the_database_is_counted_where_it_is_asked_for(graph: Graph) -> None:
    with spending() as spent:
        await asyncio.gather(*(graph.read("workspaces", **PAGE) for _ in range(3)))
        with spending() as inner:
            await graph.read("workspaces", **PAGE)
    assert {name: runs for name, (_, runs) in spent.by_name.items()} == {"workspaces": 3}
    assert inner.statements == 1
    assert spent.seconds > 0
