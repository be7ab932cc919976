"""Two servers on one database: what is written through one is told by the other, whatever dies in between."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from websockets.exceptions import WebSocketException

from api.app import create_app
from api.configuration import Configuration
from api.subscriptions.limits import Limits
from cli.supervisor import ServerProcess, listening
from cypher import Address, Graph
from ingest import Analysts
from tests.api.server import serving
from tests.api.subscriptions.log import write
from tests.api.subscriptions.socket import acknowledged

DETECTIONS, CUTS = 10_000, 100
DEPLOY = """mutation($input: DeployInput!) { deploy(input: $input) { changedCount } }"""


def deployment(workspace: str) -> dict[str, object]:
    content = 'import wmill\nwmill.load_s3_file("s3:///a.csv")\n'
    return {"workspace": workspace, "scripts": [{"path": "f/a/b", "language": "PYTHON", "content": content}]}


async def test_what_is_written_through_one_server_is_told_by_the_other(
    graph: Graph, analysts: Analysts, workspace: str
) -> None:
    async with (
        serving(create_app(graph, analysts)) as one,
        serving(create_app(graph, analysts)) as other,
        acknowledged(f"{other}/graphql") as socket,
        httpx.AsyncClient(timeout=60) as http,
    ):
        await socket.subscribe("1", workspace=workspace)
        await socket.event()
        asked = {"query": DEPLOY, "variables": {"input": deployment(workspace)}}
        await http.post(f"{one}/graphql", json=asked)
        assert await socket.uris(2) == ["s3:///a.csv"] * 2


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[str]:
    """The address of a Redis of this test's own."""
    if shutil.which("redis-server") is None:
        if os.environ.get("HEADRACE_REQUIRE_ALL") == "1":
            pytest.fail("no redis-server on the PATH")
        pytest.skip("no redis-server on the PATH")
    place = tmp_path / "redis.sock"
    command = ["redis-server", "--port", "0", "--unixsocket", str(place), "--save", "", "--dir", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            yield f"unix://{place}"
        finally:
            process.terminate()


async def test_redis_wakes_the_other_server_at_once(
    graph: Graph, analysts: Analysts, workspace: str, redis: str
) -> None:
    seldom = Limits(poll_seconds=600.0, poll_busy_seconds=600.0, poll_woken_seconds=600.0)
    configuration = Configuration(subscription=seldom, wake=SecretStr(redis))
    async with (
        serving(create_app(graph, analysts, configuration)) as one,
        serving(create_app(graph, analysts, configuration)) as other,
        acknowledged(f"{other}/graphql") as socket,
        httpx.AsyncClient(timeout=60) as http,
    ):
        await socket.subscribe("1", workspace=workspace)
        await socket.event()
        asked = {"query": DEPLOY, "variables": {"input": deployment(workspace)}}
        await http.post(f"{one}/graphql", json=asked)
        assert await socket.uris(2) == ["s3:///a.csv"] * 2


@contextmanager
def process(address: Address) -> Iterator[tuple[str, ServerProcess]]:
    """A server process on this database, and where it answers."""
    told = {"DATABASE": address.uri, "DATABASE_USER": address.user or "", "DATABASE_PASSWORD": address.password or ""}
    with ExitStack() as stack:
        listener = stack.enter_context(listening("127.0.0.1", 0))
        server = ServerProcess(listener, {f"HEADRACE_{name}": value for name, value in told.items()})
        stack.callback(server.stop)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/graphql", server


async def taken(url: str, workspace: str, after: str | None, most: int) -> AsyncIterator[tuple[str, str | None]]:
    """At most so many events as (cursor, URI), then the connection is cut; fewer where the server dies."""
    try:
        async with acknowledged(url) as socket:
            await socket.subscribe("1", workspace=workspace, after=after)
            for _ in range(most):
                event = await socket.event()
                yield event["cursor"], event["detection"] and event["detection"]["uri"]
            socket.connection.transport.abort()
    except (WebSocketException, OSError):
        await asyncio.sleep(0.1)


@pytest.mark.parametrize("address", ["neo4j"], indirect=True)  # the embedded database has one server
async def test_a_client_that_is_cut_all_the_time_misses_nothing(address: Address, graph: Graph, workspace: str) -> None:
    chance = random.Random(1)
    uris = [f"s3:///{number:05}" for number in range(DETECTIONS)]

    async def busy() -> None:
        for start in range(0, DETECTIONS, 50):
            await write(graph, workspace, *uris[start : start + 50])
            await asyncio.sleep(0.01)

    with process(address) as one, process(address) as two:
        async with httpx.AsyncClient(timeout=60) as http:
            for url, _ in (one, two):
                await http.get(url.replace("/graphql", "/readyz"))
        found: list[str] = []
        cursor, cuts, writing = None, 0, None
        while len(found) < DETECTIONS:
            url, server = chance.choice((one, two))
            most = min(chance.randrange(1, 3 * DETECTIONS // CUTS // 2), DETECTIONS - len(found))
            async for place, uri in taken(url, workspace, cursor, most):
                cursor = place
                found += [uri] if uri else []
                writing = writing or asyncio.create_task(busy())
            cuts += 1
            if cuts == CUTS // 3:
                server._process.kill()
                server._process.wait()
                server.restart()
        assert writing is not None
        await writing
    assert found == uris
    assert cuts >= CUTS
