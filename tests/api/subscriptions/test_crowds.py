"""Subscribers that are many, slow, or gone: nobody misses anything, and nothing is left behind."""

from __future__ import annotations

import asyncio
import gc
import os
import re
import resource
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from graphql import OperationDefinitionNode, parse

from api.app import create_app
from api.configuration import Configuration
from api.limits import Limits as RequestLimits
from api.operation import Operation
from api.paging import Row
from api.reading.log import EVERYTHING, Following, cursors_of
from api.schema.build import SCHEMA
from api.subscriptions import connections
from api.subscriptions.limits import Limits
from api.subscriptions.log_feed import LogFeed
from api.subscriptions.log_tail import LogTail
from api.subscriptions.selection import Selection
from api.viewer import Viewer
from cypher import Address, Graph
from ingest import Analysts
from tests.api.server import process, serving
from tests.api.subscriptions.log import write
from tests.api.subscriptions.socket import PATIENCE, acknowledged

PAGE = os.sysconf("SC_PAGE_SIZE")
EVENTS, STEP = 200_000, 500


def resident() -> int:
    """Bytes of this process in memory."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


def descriptors(port: str) -> int:
    """What this process holds open, without its connections to a database, which are kept for the next who asks."""
    rows = [
        line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/self/net/{name}").read_text().splitlines()
    ]
    kept = {f"socket:[{row[9]}]" for row in rows if row[2].endswith(f":{int(port):04X}")}
    held = []
    for descriptor in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # what looked at the folder
            held.append(str(descriptor.readlink()))
    return len(held) - sum(name in kept for name in held)


def row(number: int) -> Row:
    return {
        "sequence": number, "at": 1_000, "change": "USAGE_ADDED", "uri": f"s3:///{number}", "kind": "S3_OBJECT",
        "asset": None, "runnableKind": "SCRIPT", "runnablePath": "f/a/load", "runnable": None, "usage": None,
        "beforeJson": None, "afterJson": None, "evidence": "STATIC",
    }  # fmt: skip


@pytest.mark.parametrize("address", ["embedded"], indirect=True)  # it reads none
async def test_200_000_events_through_one_subscription_leave_memory_flat(graph: Graph, analysts: Analysts) -> None:
    document = parse('subscription { detections(workspace: "w") { cursor detection { uri change at evidence } } }')
    (chosen,) = document.definitions
    assert isinstance(chosen, OperationDefinitionNode)
    selection = Selection(SCHEMA, document, chosen, {}, lambda: Operation(graph, analysts, Viewer(), Configuration()))
    tail, following = LogTail("w", 0, Limits().ring, Limits()), Following("w", EVERYTHING, 0, told=True)
    feed = LogFeed(graph, asyncio.Semaphore(1), tail, following, selection, STEP, Limits())
    events = feed.events(following)
    before = taken = 0
    try:
        for start in range(0, EVENTS, STEP):
            for number in range(start + 1, start + STEP + 1):
                tail.ring.put(number, row(number), 1)
            tail.ring.move(start + STEP)
            while taken < start + STEP:
                taken += len(await anext(events))
            if start == EVENTS // 4:
                before = resident()
    finally:
        await events.aclose()
        feed.close()
    assert taken == EVENTS
    assert resident() - before < 10_000_000  # what graphql-core keeps of each event would be 700 MB


@pytest.mark.parametrize("behind", [False, True])
async def test_what_selects_much_of_each_event_is_told_of_as_many_as_a_request_may_ask_for(
    graph: Graph, analysts: Analysts, workspace: str, monkeypatch: pytest.MonkeyPatch, behind: bool
) -> None:
    made, payloads = 0, Selection.payloads

    async def counted(self: Selection, events: Sequence[Any]) -> list[str]:
        nonlocal made
        made += sum(event.detection is not None for event in events)
        if made > 3:
            await asyncio.Event().wait()  # the others are told without these
        return await payloads(self, events)

    monkeypatch.setattr(Selection, "payloads", counted)
    query = """subscription($w: String!, $after: String) { detections(workspace: $w, after: $after) {
      detection { uri asset { usages(first: 10) { nodes { access } } } } } }"""
    uris, start = [f"s3:///{number}" for number in range(9)], cursors_of(workspace).encode((0,))
    app = create_app(graph, analysts, Configuration(request=RequestLimits(cost=30)))
    async with serving(app) as address, acknowledged(f"{address}/graphql") as socket:
        if behind:
            await write(graph, workspace, *uris)
            await socket.subscribe("1", query, w=workspace, after=start)
        else:
            await socket.subscribe("1", query, w=workspace)
            await socket.event()
            await write(graph, workspace, *uris)
        assert await socket.uris(3) == uris[:3]


async def test_a_slow_subscriber_reads_the_log_from_its_own_place(
    graph: Graph, analysts: Analysts, workspace: str
) -> None:
    count, wide = 1_500, " ".join(f"a{number}: uri" for number in range(20))
    query = f"subscription($w: String!) {{ detections(workspace: $w) {{ cursor detection {{ uri {wide} }} }} }}"
    limits = Configuration(subscription=Limits(ring=10, block=50))
    uris = [f"s3:///{number:05}/{'x' * 900}" for number in range(count)]
    async with (
        serving(create_app(graph, analysts, limits)) as address,
        acknowledged(f"{address}/graphql", narrow=True) as socket,
    ):
        await socket.subscribe("1", query, w=workspace)
        await socket.event()
        for start in range(0, count, 100):
            await write(graph, workspace, *uris[start : start + 100])
            await asyncio.sleep(0.01)
        assert await socket.uris(count) == uris


async def test_a_subscriber_that_does_not_read_is_dropped(graph: Graph, analysts: Analysts, workspace: str) -> None:
    wide = " ".join(f"a{number}: uri" for number in range(25))
    query = f"subscription($w: String!) {{ detections(workspace: $w) {{ cursor detection {{ uri {wide} }} }} }}"
    app = create_app(graph, analysts, Configuration(subscription=Limits(send_seconds=0.3, valid_seconds=0.1)))
    async with serving(app) as address, acknowledged(f"{address}/graphql", narrow=True) as socket:
        await socket.subscribe("1", query, w=workspace)
        await socket.event()
        await write(graph, workspace, *(f"s3:///{number:05}/{'x' * 900}" for number in range(1_000)))
        async with asyncio.timeout(PATIENCE):
            while len(app.state.connections):  # noqa: ASYNC110 (nothing tells of it)
                await asyncio.sleep(0.05)


async def test_subscribers_come_and_go_and_nothing_is_left_behind(
    graph: Graph, analysts: Analysts, workspace: str
) -> None:
    app = create_app(graph, analysts)
    async with serving(app) as address:
        url = f"{address}/graphql"

        async def visit(number: int) -> None:
            async with acknowledged(url) as socket:
                await socket.subscribe("1", workspace=workspace if number % 2 else f"{workspace}{number % 10}")
                await socket.event()
                if number % 3:
                    await socket.say(type="complete", id="1")
                elif number % 5 == 0:
                    socket.connection.transport.abort()

        async def held() -> tuple[int, int]:
            async with asyncio.timeout(PATIENCE):
                while len(app.state.connections):  # noqa: ASYNC110 (nothing tells of it)
                    await asyncio.sleep(0.05)
            return len(asyncio.all_tasks()), descriptors(graph.address.uri.rpartition(":")[2])

        for number in range(0, 100, 20):
            await asyncio.gather(*(visit(number + place) for place in range(20)), return_exceptions=True)
        await asyncio.sleep(0.5)
        tasks, files = await held()
        before = resident()
        for number in range(0, 1_000, 20):
            await asyncio.gather(*(visit(number + place) for place in range(20)), return_exceptions=True)
        async with asyncio.timeout(PATIENCE):
            while (now := await held())[0] > tasks or now[1] > files:  # noqa: ASYNC110 (nothing tells of it)
                await asyncio.sleep(0.05)
        assert resident() - before < 10_000_000


async def test_what_ended_connections_leave_is_collected(
    graph: Graph, analysts: Analysts, workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server collects what is old so seldom that it would wait for hours."""
    monkeypatch.setattr(connections, "GARBAGE", 10)
    gc.collect()
    gc.disable()
    try:
        async with serving(create_app(graph, analysts)) as address:
            for _ in range(35):
                async with acknowledged(f"{address}/graphql") as socket:
                    await socket.subscribe("1", workspace=workspace)
                    await socket.event()
            await asyncio.sleep(0.1)
            left = sum(type(each) is Selection for each in gc.get_objects())
    finally:
        gc.enable()
    assert left < 20


@pytest.mark.parametrize("address", ["embedded"], indirect=True)  # it reads none
def test_a_server_may_hold_as_many_connections_as_the_machine_allows(address: Address) -> None:
    before = soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(soft, most, 512), most))
    try:
        with process(address) as (url, server):
            assert httpx.get(url.replace("/graphql", "/healthz"), timeout=PATIENCE).is_success
            (line,) = re.findall(r"Max open files +(\w+) +(\w+)", Path(f"/proc/{server.pid}/limits").read_text())
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert line[0] == line[1]
