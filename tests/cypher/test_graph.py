from __future__ import annotations

import asyncio
import socket
import time

import pytest

from cypher import Address, Graph, InvalidWorkspace, Limits, Transaction, Unavailable, check_workspace, key
from cypher.graph import _chunks
from cypher.statements import load, variants


async def test_a_database_that_is_down_is_said_to_be_within_three_seconds() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    begun = time.monotonic()
    async with Graph.open(Address(f"bolt://127.0.0.1:{port}")) as graph:
        with pytest.raises(Unavailable):
            await graph.read("workspaces")
        with pytest.raises(Unavailable):
            await graph.write(lambda tx: tx.run("take_sequence", workspace="w", count=1))
    assert time.monotonic() - begun < 6


async def test_a_server_that_never_answers_is_unavailable_too() -> None:
    assert Limits().connect < 3
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = Address(f"bolt://127.0.0.1:{server.getsockname()[1]}")
        async with asyncio.timeout(25), Graph.open(address, Limits(connect=0.1)) as graph:  # the driver's own is 30 s
            with pytest.raises(Unavailable):
                await graph.run("RETURN 1")


async def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not the address of a database"):
        async with Graph.open(Address("ftp://127.0.0.1")):
            pass


async def test_the_embedded_database_gets_no_line_that_is_for_an_index_of_neo4j(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(load(), "lines", "RETURN 1\n+ 1 // for Neo4j's index\n+ 1")
    lines = 2 if graph.address.embedded else 3
    assert await graph.read("lines") == lines
    assert await graph.write(lambda tx: tx.run("lines")) == lines


async def test_a_transaction_that_fails_leaves_nothing(graph: Graph, workspace: str) -> None:
    async def work(tx: Transaction) -> None:
        await tx.run("open_workspace", key=key(workspace, "Workspace"), name=workspace, at=0)
        raise KeyError

    with pytest.raises(KeyError):
        await graph.write(work)
    assert await graph.run("MATCH (n {workspace: $w}) RETURN count(n)", w=workspace) == [0]


async def test_writers_that_meet_get_past_each_other(graph: Graph, workspace: str) -> None:
    """Each takes numbers from the log and makes nodes of its own and one that all want: no gap, nothing twice."""

    async def write(writer: int) -> None:
        async def work(tx: Transaction) -> None:
            common = {"key": key(workspace, "Asset", "common"), "workspace": workspace}
            known = await tx.each("known_assets", [common["key"]])
            await tx.each("create_assets", [] if known else [common])
            taken = await tx.run("take_sequence", workspace=workspace, count=2)
            rows = [{"key": f"{workspace}:{n}", "workspace": workspace, "sequence": n} for n in (taken + 1, taken + 2)]
            await tx.each("create_detections", rows)

        await graph.write(work)

    await asyncio.gather(*(write(writer) for writer in range(16)))
    sequences = await graph.run("MATCH (d:Detection {workspace: $w}) RETURN d.sequence", w=workspace)
    assert sorted(sequences) == list(range(1, 33))
    assert await graph.run("MATCH (a:Asset {workspace: $w}) RETURN count(a)", w=workspace) == [1]


def test_rows_are_cut_by_number_and_by_size() -> None:
    limits = Limits(rows=3, characters=10)
    rows = [{"text": "x" * size} for size in (1, 1, 1, 1, 9, 9, 30, 1)]
    assert [len(chunk) for chunk in _chunks(rows, limits)] == [3, 2, 1, 1, 1]
    assert [row for chunk in _chunks(rows, limits) for row in chunk] == rows


def test_every_statement_is_loaded_and_none_takes_a_value_into_its_text() -> None:
    assert "link_usages.Step" in load()
    assert not [name for name, text in load().items() if "$Label" in text]
    assert variants("x", "// for A, B\nMATCH (n:$Label)") == {
        "x.A": "// for A, B\nMATCH (n:A)",
        "x.B": "// for A, B\nMATCH (n:B)",
    }


def test_keys_hold_their_workspace_and_tell_parts_apart() -> None:
    assert key("shop", "Usage", "ab", "c") != key("shop", "Usage", "a", "bc")
    assert key("shop", "Asset", "a").startswith("shop:")
    assert len(key("shop", "Asset", "a")) == len("shop:") + 22


@pytest.mark.parametrize("name", ["", "a b", "-a", "a:b", "a/b", "ü", "x" * 64, "a\n"])
def test_names_that_no_workspace_can_have(name: str) -> None:
    with pytest.raises(InvalidWorkspace):
        check_workspace(name)
