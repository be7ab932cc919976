"""What jobs do, as subscribers are told of it: in order, from now on, and what a slow one loses is counted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import uuid4

import httpx
import pytest

from api.app import create_app
from api.auth import JWT, Auth, Guarded, tokens
from api.auth.token import Token, now
from api.configuration import Configuration
from api.schema.enums import Right
from api.schema.scalars import write_instant
from api.subscriptions import access_tail
from api.subscriptions.access_tail import AccessTail
from api.subscriptions.limits import Limits
from cypher import Address, Graph, Transaction
from ingest import Analysts
from tests.api.client import Client
from tests.api.jobs_data import COLD, HOT, READER, START, WRITER, deploy, script, tell
from tests.api.server import serving
from tests.api.subscriptions.socket import PATIENCE, Socket, acknowledged
from tests.api.subscriptions.stream import streaming

QUERY = """subscription($workspace: String!, $filter: JobAccessEventFilter) {
  jobAccesses(workspace: $workspace, filter: $filter) {
    dropped access { access at evidence columns { name } asset { uri } job { jobId runnable { path } } }
  }
}"""


def job(name: str, path: str | None, *accesses: tuple[str, str]) -> dict[str, Any]:
    """A job that ran a script, and did (access, URI)."""
    told = [
        {"uri": uri, "access": access, "at": write_instant(START + number)}
        for number, (access, uri) in enumerate(accesses)
    ]
    return {"jobId": name, "status": "SUCCEEDED", "accesses": told, **({"runnable": script(path)} if path else {})}


async def event(socket: Socket) -> dict[str, Any]:
    """What the next message tells."""
    message = await socket.hear()
    assert message["type"] == "next", message
    assert "errors" not in message["payload"], message
    found: dict[str, Any] = message["payload"]["data"]["jobAccesses"]
    return found


async def told(socket: Socket, count: int) -> list[tuple[str, str, str]]:
    """The next so many accesses as (job, access, URI), none of which was lost."""
    found = []
    for _ in range(count):
        heard = await event(socket)
        assert heard["dropped"] == 0
        access = heard["access"]
        found.append((access["job"]["jobId"], access["access"], access["asset"]["uri"]))
    return found


async def follow(socket: Socket, workspace: str, id: str = "1", query: str = QUERY, **variables: Any) -> None:
    """Subscribes, and waits until all that is recorded from now on is told."""
    await socket.subscribe(id, query, workspace=workspace, **variables)
    assert (await event(socket)) == {"access": None, "dropped": 0}


async def test_what_is_recorded_from_now_on_is_told_once(url: str, client: Client, workspace: str) -> None:
    await deploy(client, workspace)
    await tell(client, workspace, job("before", READER, ("READ", HOT)))
    async with acknowledged(url) as socket:
        await follow(socket, workspace)
        await tell(client, workspace, job("a", READER, ("READ", HOT), ("READ", COLD)))
        assert await told(socket, 2) == [("a", "READ", HOT), ("a", "READ", COLD)]
        await tell(client, workspace, job("a", READER, ("READ", HOT), ("READ_WRITE", COLD)), job("before", READER))
        await tell(client, workspace, job("b", WRITER, ("WRITE", HOT)))
        await tell(client, workspace, job("c", None, ("UNKNOWN", "s3:///new")))
        assert await told(socket, 3) == [("a", "READ_WRITE", COLD), ("b", "WRITE", HOT), ("c", "UNKNOWN", "s3:///new")]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"reads": True}, ["READ", "READ_WRITE"]),
        ({"writes": True}, ["WRITE", "READ_WRITE"]),
        ({"reads": False, "writes": False}, ["UNKNOWN"]),
        ({"uriPrefix": "s3:///raw/c"}, ["WRITE"]),
        ({"runnable": script(WRITER)}, ["READ_WRITE", "UNKNOWN"]),
        ({"runnable": script(WRITER), "writes": True}, ["READ_WRITE"]),
    ],
)
async def test_what_a_filter_asks_for_is_told_alone(
    url: str, client: Client, workspace: str, wanted: dict[str, Any], expected: list[str]
) -> None:
    await deploy(client, workspace)
    async with acknowledged(url) as socket:
        await follow(socket, workspace, filter=wanted)
        await tell(client, workspace, job("a", READER, ("READ", HOT), ("WRITE", COLD)))
        await tell(client, workspace, job("b", WRITER, ("READ_WRITE", HOT), ("UNKNOWN", HOT)))
        assert [access for _, access, _ in await told(socket, len(expected))] == expected


async def test_an_event_stream_tells_the_same_and_has_no_place_to_come_back_to(
    url: str, client: Client, workspace: str
) -> None:
    await deploy(client, workspace)
    async with streaming(url, QUERY, {"last-event-id": "anything"}, workspace=workspace) as stream:
        first = await stream.next()
        assert first is not None
        assert first.id is None
        assert first.data == {"data": {"jobAccesses": {"access": None, "dropped": 0}}}
        await tell(client, workspace, job("a", READER, ("READ", HOT)))
        heard = await stream.next()
        assert heard is not None
        assert heard.data["data"]["jobAccesses"]["access"]["asset"] == {"uri": HOT}


async def test_what_is_recorded_through_one_server_is_told_by_the_other(
    graph: Graph, analysts: Analysts, client: Client, workspace: str
) -> None:
    await deploy(client, workspace)
    slow = Configuration(subscription=Limits(overlap_seconds=PATIENCE))  # a machine on which a transaction takes long
    async with (
        serving(create_app(graph, analysts)) as one,
        serving(create_app(graph, analysts, slow)) as other,
        acknowledged(f"{other}/graphql") as socket,
        httpx.AsyncClient(base_url=one, timeout=60) as http,
    ):
        await follow(socket, workspace)
        jobs = [job(f"j{number}", READER, ("READ", HOT), ("READ", COLD)) for number in range(50)]
        await asyncio.gather(*(tell(Client(http), workspace, *jobs[start : start + 5]) for start in range(0, 50, 5)))
        heard = await told(socket, 100)
        assert sorted(heard) == sorted((one["jobId"], "READ", uri) for one in jobs for uri in (HOT, COLD))


class Conflicting(Graph):
    """A door behind which all that is written is begun again after a while."""

    async def write(self, work: Callable[[Transaction], Awaitable[Any]], *, keep: bool = True) -> Any:
        await super().write(work, keep=False)
        await asyncio.sleep(Limits().overlap_seconds + 1)
        return await super().write(work, keep=keep)


async def test_what_others_held_up_for_long_is_told(
    address: Address, graph: Graph, analysts: Analysts, client: Client, workspace: str
) -> None:
    await deploy(client, workspace)
    async with (
        Conflicting.open(address) as door,
        serving(create_app(door, analysts)) as one,
        serving(create_app(graph, analysts)) as other,
        acknowledged(f"{other}/graphql") as socket,
        httpx.AsyncClient(base_url=one, timeout=60) as http,
    ):
        await follow(socket, workspace)
        await tell(Client(http), workspace, job("a", READER, ("READ", HOT)))
        assert await told(socket, 1) == [("a", "READ", HOT)]


async def test_what_a_job_did_is_told_though_it_was_seen_long_after_the_job(
    graph: Graph, client: Client, workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden, read = True, graph.read

    async def late(name: str, /, **parameters: Any) -> Any:
        return [] if name == "accesses_recorded" and hidden else await read(name, **parameters)

    await deploy(client, workspace)
    monkeypatch.setattr(graph, "read", late)
    tail = await AccessTail.begun(graph, workspace, Limits(overlap_seconds=PATIENCE))
    await tell(client, workspace, job("a", READER, ("READ", HOT)))
    assert not await AccessTail.look(graph, [tail])
    hidden, instant = False, access_tail._now()
    monkeypatch.setattr(access_tail, "_now", lambda: instant + 1_000)  # the pace of who is woken
    assert await AccessTail.look(graph, [tail])
    assert [row["uri"] for _, row in tail.ring.since(0)] == [HOT]


async def test_a_slow_client_is_told_how_many_it_lost(
    graph: Graph, analysts: Analysts, client: Client, workspace: str
) -> None:
    count, wide = 1_500, " ".join(f"a{number}: uri" for number in range(20))
    query = f"""subscription($workspace: String!) {{ jobAccesses(workspace: $workspace) {{
      dropped access {{ asset {{ {wide} }} }} }} }}"""
    limits = Configuration(subscription=Limits(ring=10, block=50))
    async with (
        serving(create_app(graph, analysts, limits)) as address,
        acknowledged(f"{address}/graphql", narrow=True) as slow,
        acknowledged(f"{address}/graphql") as quick,
    ):
        await follow(slow, workspace, query=query)
        await follow(quick, workspace, query=query)
        for start in range(0, count, 100):
            uris = [f"s3:///{number:05}/{'x' * 900}" for number in range(start, start + 100)]
            await tell(client, workspace, job(f"j{start}", None, *(("READ", uri) for uri in uris)))
        for socket in (slow, quick):
            seen = dropped = 0
            while seen + dropped < count:
                heard = await event(socket)
                assert (heard["access"] is None) == (heard["dropped"] > 0)
                seen, dropped = seen + bool(heard["access"]), dropped + heard["dropped"]
            assert seen + dropped == count
            if socket is slow:
                assert dropped > 0


@pytest.mark.parametrize("each", [1, 4])
async def test_what_is_lost_of_a_burst_is_counted_whether_it_is_of_many_jobs_or_of_few(
    graph: Graph, analysts: Analysts, client: Client, workspace: str, each: int
) -> None:
    limits = Configuration(subscription=Limits(burst=5))
    accesses = [("READ", f"s3:///{number}") for number in range(each)]
    async with serving(create_app(graph, analysts, limits)) as address, acknowledged(f"{address}/graphql") as socket:
        await follow(socket, workspace)
        await tell(client, workspace, *(job(f"j{number}", None, *accesses) for number in range(40 // each)))
        seen = dropped = 0
        while seen + dropped < 40:
            heard = await event(socket)
            seen, dropped = seen + bool(heard["access"]), dropped + heard["dropped"]
        assert seen >= 5
        assert seen + dropped == 40


@pytest.fixture
async def guarded(graph: Graph, analysts: Analysts) -> AsyncIterator[str]:
    """The address of the endpoint of a server that asks for tokens."""
    async with serving(create_app(graph, analysts, door=Guarded(graph, Auth(required=True), JWT()))) as address:
        yield f"{address}/graphql"


async def shown(graph: Graph, workspace: str, *folders: str) -> dict[str, str]:
    token = Token(f"t{uuid4().hex}", (workspace,), (Right.READ,), folders or None, now())
    return {"authorization": f"Bearer {await tokens.create(graph, token)}"}


async def test_who_may_not_see_a_workspace_or_a_folder_is_not_told(
    guarded: str, graph: Graph, client: Client, workspace: str
) -> None:
    await deploy(client, workspace)
    async with (
        acknowledged(guarded, await shown(graph, workspace)) as whole,
        acknowledged(guarded, await shown(graph, workspace, "f/other")) as limited,
        acknowledged(guarded, await shown(graph, "elsewhere")) as stranger,
    ):
        await stranger.subscribe("1", QUERY, workspace=workspace)
        assert (await stranger.hear())["payload"][0]["extensions"]["code"] == "FORBIDDEN"
        await follow(whole, workspace)
        await follow(limited, workspace)
        await tell(client, workspace, job("a", READER, ("READ", HOT)), job("b", None, ("READ", HOT)))
        await tell(client, workspace, job("c", "f/other/script", ("READ", HOT)))
        assert {name for name, _, _ in await told(whole, 3)} == {"a", "b", "c"}
        assert [name for name, _, _ in await told(limited, 1)] == ["c"]


async def test_who_asks_the_same_shares_it_and_nothing_is_left_behind(
    graph: Graph, analysts: Analysts, client: Client, workspace: str
) -> None:
    app = create_app(graph, analysts)
    before = len(asyncio.all_tasks())
    async with serving(app) as address:
        for _ in range(3):
            async with acknowledged(f"{address}/graphql") as one, acknowledged(f"{address}/graphql") as two:
                for socket in (one, two):
                    await follow(socket, workspace)
                await tell(client, workspace, job(uuid4().hex, None, ("READ", HOT)))
                assert await told(one, 1) == await told(two, 1)
        async with asyncio.timeout(PATIENCE):
            while len(app.state.connections):  # noqa: ASYNC110 (nothing tells of it)
                await asyncio.sleep(0.05)
    async with asyncio.timeout(PATIENCE):
        while len(asyncio.all_tasks()) > before:  # noqa: ASYNC110 (nothing tells of it)
            await asyncio.sleep(0.05)
