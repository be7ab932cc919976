"""What docs/subscriptions.md shows is so: its subscriptions, its clients and its command."""

from __future__ import annotations

import asyncio
import json
import shlex
import subprocess
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from api.subscriptions.retention import forget_old
from cypher import Address, Graph
from tests.api.client import Client
from tests.api.node import installed, require
from tests.api.server import process
from tests.api.subscriptions.log import write
from tests.api.subscriptions.socket import PATIENCE, acknowledged
from tests.documents import ROOT, blocks

PAGE = ROOT / "docs" / "subscriptions.md"
PLACE = "127.0.0.1:8000"
RESUMING = ("live", "apollo", "urql", "stream", "source")
SUBSCRIPTIONS = [text for text in blocks(PAGE, "graphql") if text.startswith("subscription")]


def documented(text: str, workspace: str, place: str = PLACE) -> str:
    """A block of the page for another workspace and server."""
    return text.replace('"shop"', f'"{workspace}"').replace('\\"shop\\"', f'\\"{workspace}\\"').replace(PLACE, place)


@pytest.mark.parametrize("text", SUBSCRIPTIONS)
async def test_every_subscription_begins(url: str, shop: str, text: str) -> None:
    async with acknowledged(url) as socket:
        await socket.subscribe("1", documented(text, shop))
        message = await socket.hear()
        assert message["type"] == "next", message


async def test_the_command_prints_detections(url: str, graph: Graph, workspace: str) -> None:
    require("curl")
    (text,) = blocks(PAGE, "bash")
    words = shlex.split(documented(text, workspace, url.split("/")[2]))
    curl = await asyncio.create_subprocess_exec(*words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        assert curl.stdout is not None
        async with asyncio.timeout(PATIENCE):
            await curl.stdout.readuntil(b"\n\n")
            await write(graph, workspace, "s3:///a")
            assert b"s3:///a" in await curl.stdout.readuntil(b"\n\n")
    finally:
        curl.kill()
        await curl.communicate()


class Heard:
    """What the clients of the page print."""

    def __init__(self, lines: asyncio.StreamReader) -> None:
        self._lines = lines
        self.by: dict[str, list[str]] = {}

    async def until(self, count: int, *who: str) -> None:
        """Reads on until each of these clients has printed so much."""
        async with asyncio.timeout(PATIENCE):
            while any(len(self.by.get(name, ())) < count for name in who):
                line = await self._lines.readline()
                assert line, f"the clients have ended: {self.by}"
                name, what = json.loads(line)
                self.by.setdefault(name, []).append(what)


@asynccontextmanager
async def clients(place: str, workspace: str) -> AsyncIterator[Heard]:
    """The clients of the page, which follow a workspace of a server."""
    home = installed(Path(__file__).parent / "clients")
    module = home / f"{workspace}.mjs"
    names = "export { client, exchange, link, live, FEED, HEAD };"
    module.write_text("\n".join([*(documented(text, workspace, place) for text in blocks(PAGE, "js")), names]))
    process = await asyncio.create_subprocess_exec(
        "node", "documented.mjs", str(module), f"http://{place}/graphql", cwd=home, stdout=subprocess.PIPE, stderr=None
    )
    try:
        assert process.stdout is not None
        yield Heard(process.stdout)
    finally:
        process.kill()
        await process.communicate()
        module.unlink()


async def test_the_clients_miss_nothing_while_a_server_restarts_and_know_when_their_place_has_expired(
    address: Address, graph: Graph, client: Client, workspace: str
) -> None:
    require("node", "npm")
    await client.data("mutation($w: String!) { deploy(input: {workspace: $w}) { changedCount } }", w=workspace)
    uris = [f"s3:///{name}" for name in "abcd"]
    async with AsyncExitStack() as stack:
        with process(address) as (url, _):
            place = url.split("/")[2]
            heard = await stack.enter_async_context(clients(place, workspace))
            await heard.until(1, "all", *RESUMING)
            await write(graph, workspace, *uris[:2], at=1)
            await heard.until(3, *RESUMING)
        await write(graph, workspace, uris[2], at=1)
        port = place.rpartition(":")[2]
        with process(address, PORT=port):
            await heard.until(4, *RESUMING)
            await write(graph, workspace, uris[3], at=1)
            await heard.until(5, *RESUMING)
        await write(graph, workspace, "s3:///forgotten", at=1)
        await forget_old(graph, workspace, 1_000, 10)
        with process(address, PORT=port):
            await heard.until(6, *RESUMING)
            await write(graph, workspace, "s3:///new")
            await heard.until(7, "live")
    assert heard.by["live"] == ["reload", *uris, "reload", "s3:///new"]
    for name in RESUMING[1:]:
        assert heard.by[name] == ["begun", *uris, "CURSOR_EXPIRED"]
