"""What goes wrong behind subscriptions, and how they go on."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from api.app import create_app
from api.auth import JWT, Auth, Guarded, tokens
from api.auth.token import Token, now
from api.reading.log import EVERYTHING, Following, cursors_of
from api.schema.enums import Right
from api.subscriptions.blocks import Blocks
from api.subscriptions.faults import errors_of
from api.subscriptions.limits import Limits
from api.subscriptions.log_tail import LogTail
from api.subscriptions.tails import Tails
from cypher import Graph, Unavailable
from cypher.graph import Overlong
from ingest import Analysts
from tests.api.server import serving
from tests.api.subscriptions.log import write
from tests.api.subscriptions.socket import PATIENCE, acknowledged


async def test_a_log_that_cannot_be_read_leaves_the_others_each_entry_once(
    graph: Graph, workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    away, gate, read = f"{workspace}-away", asyncio.Event(), graph.read

    async def faulty(name: str, /, **parameters: Any) -> Any:
        if name == "detections_between":
            if parameters["workspace"] == away:
                raise Unavailable("it is away")
            await gate.wait()
        return await read(name, **parameters)

    monkeypatch.setattr(graph, "read", faulty)
    tails = Tails(LogTail, graph, Limits())
    async with tails.following(workspace) as tail, tails.following(away):
        await write(graph, away, "s3:///away")
        await write(graph, workspace, "s3:///a")
        await asyncio.sleep(2)
        gate.set()
        await tail.ring.news(0)
        await asyncio.sleep(0.2)
        assert [number for number, _ in tail.ring.since(0)] == [1]


async def test_a_database_that_is_away_is_said_once_until_it_is_there_again(
    graph: Graph, workspace: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    faults, read, asked = [Unavailable("it is away"), Overlong("it takes long")], graph.read, 0

    async def faulty(name: str, /, **parameters: Any) -> Any:
        nonlocal asked
        asked += 1
        if asked % 20 > 10:
            raise faults[asked % 2]
        return await read(name, **parameters)

    pace = Limits(poll_seconds=0.01, poll_busy_seconds=0.01)
    async with Tails(LogTail, graph, pace).following(workspace):
        monkeypatch.setattr(graph, "read", faulty)
        async with asyncio.timeout(PATIENCE):
            while asked < 45:  # noqa: ASYNC110 (nothing tells of it)
                await asyncio.sleep(0.01)
    assert [record.levelname for record in caplog.records] == ["WARNING"] * 2


async def test_what_takes_the_database_too_long_is_asked_again(
    graph: Graph, analysts: Analysts, workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    late, read = {"detections_between", "assets_in_folders"}, graph.read

    async def slow(name: str, /, **parameters: Any) -> Any:
        if name in late:
            late.remove(name)
            raise Overlong("the query took the database too long")
        return await read(name, **parameters)

    monkeypatch.setattr(graph, "read", slow)
    secret = await tokens.create(graph, Token(f"t{uuid4().hex}", (workspace,), (Right.READ,), ("f/b",), now()))
    await write(graph, workspace, "s3:///a", path="f/b/load")
    app = create_app(graph, analysts, door=Guarded(graph, Auth(required=True), JWT()))
    async with serving(app) as url, acknowledged(f"{url}/graphql", {"authorization": f"Bearer {secret}"}) as socket:
        await socket.subscribe("1", workspace=workspace, after=cursors_of(workspace).encode((0,)))
        assert await socket.uris(1) == ["s3:///a"]
        await write(graph, workspace, "s3:///b", path=None)
        await write(graph, workspace, "s3:///c", path="f/b/load")
        assert await socket.uris(1) == ["s3:///c"]
    assert not late


async def test_what_is_read_for_nobody_any_more_ends_however_much_it_is(
    graph: Graph, workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(name: str, /, **parameters: Any) -> Any:
        raise Unavailable("it is away")

    async def none(rows: Any) -> Any:
        raise AssertionError(rows)

    monkeypatch.setattr(graph, "read", away)
    before = asyncio.all_tasks()
    following = Following(workspace, EVERYTHING, 0, told=True)
    blocks = Blocks(graph, following, none, none, 10, 2, asyncio.Semaphore(8))
    behind = [asyncio.create_task(blocks.holding(position, 100)) for position in range(0, 60, 10)]
    await asyncio.sleep(0.1)
    for task in behind:
        task.cancel()
    blocks.close()
    await asyncio.sleep(0.1)
    assert asyncio.all_tasks() == before


@pytest.mark.parametrize(
    ("fault", "code"), [(Overlong("it takes long"), "LIMIT_EXCEEDED"), (Unavailable("it is away"), "UNAVAILABLE")]
)
def test_what_the_database_refuses_is_told_by_its_code(fault: Exception, code: str) -> None:
    (error,) = errors_of(fault)
    assert error["extensions"] == {"code": code}
