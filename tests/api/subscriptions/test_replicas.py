"""Two servers on one database: what is written through one is told by the other, whatever dies in between."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from websockets.exceptions import WebSocketException

from api.app import create_app
from api.configuration import Configuration
from api.reading.log import cursors_of
from api.subscriptions.limits import Limits
from api.subscriptions.log_tail import LogTail
from api.subscriptions.tails import Tails
from api.subscriptions.wake import Wake
from cypher import Address, Graph
from ingest import Analysts
from tests.api.server import process, serving
from tests.api.subscriptions.socket import acknowledged

DETECTIONS, EACH, CUTS = 10_000, 100, 100
DEPLOY = """mutation($input: DeployInput!) { deploy(input: $input) { changedCount } }"""


def deployment(workspace: str, path: str, *uris: str) -> dict[str, object]:
    content = "import wmill\n" + "".join(f'wmill.load_s3_file("{uri}")\n' for uri in uris)
    return {"workspace": workspace, "scripts": [{"path": path, "language": "PYTHON", "content": content}]}


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
        asked = {"query": DEPLOY, "variables": {"input": deployment(workspace, "f/a/b", "s3:///a.csv")}}
        await http.post(f"{one}/graphql", json=asked)
        assert await socket.uris(2) == ["s3:///a.csv"] * 2


@contextmanager
def redis_at(place: Path) -> Iterator[str]:
    """The address of a Redis of this test's own, on a socket."""
    if shutil.which("redis-server") is None:
        if os.environ.get("HEADRACE_REQUIRE_ALL") == "1":
            pytest.fail("no redis-server on the PATH")
        pytest.skip("no redis-server on the PATH")
    command = ["redis-server", "--port", "0", "--unixsocket", str(place), "--save", "", "--dir", str(place.parent)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            yield f"unix://{place}"
        finally:
            process.terminate()


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[str]:
    with redis_at(tmp_path / "redis.sock") as address:
        yield address


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
        asked = {"query": DEPLOY, "variables": {"input": deployment(workspace, "f/a/b", "s3:///a.csv")}}
        await http.post(f"{one}/graphql", json=asked)
        assert await socket.uris(2) == ["s3:///a.csv"] * 2


async def test_a_redis_that_is_away_is_said_once_until_it_is_there_again(
    graph: Graph, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.subscriptions.wake._AWAY", 0.01)
    place = tmp_path / "redis.sock"
    tails = Tails(LogTail, graph, Limits())

    async def until(condition: Callable[[], bool]) -> None:
        while not condition():  # noqa: ASYNC110 (what is waited for tells no event)
            await asyncio.sleep(0.01)

    async with asyncio.timeout(60), Wake(SecretStr(f"unix://{place}"), [tails], Limits()).connected():
        await until(lambda: len(caplog.records) == 1)
        with redis_at(place):
            await until(lambda: tails.woken)
            assert len(caplog.records) == 1
        await until(lambda: not tails.woken)
        await until(lambda: len(caplog.records) == 2)
        with redis_at(place):
            await until(lambda: tails.woken)
    assert len(caplog.records) == 2


async def taken(url: str, workspace: str, after: str | None, most: int) -> AsyncIterator[tuple[str, bool]]:
    """At most so many events as (cursor, whether there is a detection), then the connection is cut; fewer where the
    server dies."""
    try:
        async with acknowledged(url) as socket:
            await socket.subscribe("1", workspace=workspace, after=after)
            for _ in range(most):
                event = await socket.event()
                yield event["cursor"], event["detection"] is not None
            socket.connection.transport.abort()
    except (WebSocketException, OSError):
        await asyncio.sleep(0.1)


async def deployed(urls: list[str], workspace: str) -> None:
    """Deploys through each server in turn; what a server that died did not answer is sent once more."""
    async with httpx.AsyncClient(timeout=60) as http:
        for number, url in zip(range(DETECTIONS // EACH), cycle(urls)):
            uris = [f"s3:///{number}/{place}" for place in range(EACH // 2)]  # an asset and a usage come for each
            asked = {"query": DEPLOY, "variables": {"input": deployment(workspace, f"f/a/s{number}", *uris)}}
            while True:
                try:
                    assert "errors" not in (await http.post(url, json=asked)).json()
                    break
                except httpx.TransportError:
                    await asyncio.sleep(0.1)


@pytest.mark.parametrize("address", ["neo4j"], indirect=True)  # the embedded database has one server
async def test_a_client_that_is_cut_all_the_time_misses_nothing(address: Address, graph: Graph, workspace: str) -> None:
    chance, place = random.Random(1), cursors_of(workspace)
    with process(address) as one, process(address) as two:
        async with httpx.AsyncClient(timeout=60) as http:
            for url, _ in (one, two):
                await http.get(url.replace("/graphql", "/readyz"))
        found: list[str] = []
        cursor, cuts, writing = None, 0, None
        while len(found) < DETECTIONS:
            url, server = chance.choice((one, two))
            most = min(chance.randrange(1, 3 * DETECTIONS // CUTS // 2), DETECTIONS - len(found))
            async for told, counts in taken(url, workspace, cursor, most):
                cursor = told
                found += [told] if counts else []
                writing = writing or asyncio.create_task(deployed([one[0], two[0]], workspace))
            cuts += 1
            if cuts == CUTS // 3:
                server._process.kill()
                server._process.wait()
                server.restart()
        assert writing is not None
        await writing
    assert found == [place.encode((number,)) for number in range(1, DETECTIONS + 1)]
    assert cuts >= CUTS
