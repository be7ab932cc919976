"""What subscriptions cost: deliveries a second, how late they come, processor time and memory of one server process,
for more and more subscribers; and the time from commit to delivery on the same and on another server.

The clients are a process of their own that reads bare sockets: a client's own parsing would be measured otherwise.

python -m bench.subscriptions [SUBSCRIBERS...]
"""

from __future__ import annotations

import asyncio
import base64
import gc
import json
import multiprocessing
import os
import resource
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast
from uuid import uuid4

import httpx
import uvicorn
import uvloop

from api.app import create_app
from api.configuration import Configuration
from api.subscriptions.limits import Limits
from cypher import Address, Graph, migrate
from ingest import Analysts, PoolLimits
from tests.api.subscriptions.log import write
from tests.databases import OPENERS

SUBSCRIBERS = (100, 1_000, 5_000)
EVENTS_A_SECOND, SECONDS = 10, 5
LIMITS = Limits(connections=20_000, connections_each=20_000)
COMMITS = 20
DEPLOY = "mutation($input: DeployInput!) { deploy(input: $input) { changedCount } }"
QUERY = """subscription($w: String!) { detections(workspace: $w) {
  cursor detection { id change at uri kind runnableKind runnablePath evidence after { access evidence } } } }"""


class Subscriber(asyncio.Protocol):
    """One client on a bare socket. It notes when each event came, by the number in its URI."""

    def __init__(self, workspace: str, came: dict[int, list[float]]) -> None:
        self.begun = asyncio.get_running_loop().create_future()
        self._workspace = workspace
        self._came = came
        self._data = b""
        self._greeted = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        key = base64.b64encode(os.urandom(16)).decode()
        self.transport.write(
            "GET /graphql HTTP/1.1\r\nHost: bench\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n".encode()
        )

    def say(self, message: object) -> None:
        data = json.dumps(message).encode()
        size = (
            bytes([0x81, 0x80 | len(data)]) if len(data) < 126 else bytes([0x81, 0xFE, *len(data).to_bytes(2, "big")])
        )
        self.transport.write(size + bytes(4) + data)

    def data_received(self, data: bytes) -> None:
        now = time.monotonic()
        self._data += data
        if not self._greeted and b"\r\n\r\n" in self._data:
            self._greeted = True
            self.say({"type": "connection_init"})
            payload = {"query": QUERY, "variables": {"w": self._workspace}}
            self.say({"type": "subscribe", "id": "1", "payload": payload})
        while (start := self._data.find(b"s3:///n")) >= 0:
            end = self._data.find(b'"', start)
            if end < 0:
                return
            self._came.setdefault(int(self._data[start + 7 : end]), []).append(now)
            self._data = self._data[end:]
        if not self.begun.done() and b'"detection":null' in self._data:
            self.begun.set_result(None)
            self._data = b""


def clients(port: int, workspace: str, count: int, pipe: Connection) -> None:
    """The process of the clients: says when all are subscribed, and when asked when each event came to each."""

    async def work() -> None:
        loop, came = asyncio.get_running_loop(), dict[int, list[float]]()
        for start in range(0, count, 50):
            some = [
                await loop.create_connection(lambda: Subscriber(workspace, came), "127.0.0.1", port)
                for _ in range(min(50, count - start))
            ]
            await asyncio.gather(*(subscriber.begun for _, subscriber in some))
        pipe.send(None)
        await until(pipe.poll)
        pipe.send(came)

    _open_files()
    uvloop.run(work())


async def until(done: Callable[[], bool]) -> None:
    while not done():  # noqa: ASYNC110 (nothing tells of it)
        await asyncio.sleep(0.002)


async def serve(graph: Graph, analysts: Analysts) -> tuple[uvicorn.Server, asyncio.Task[None], int]:
    listener = socket.create_server(("127.0.0.1", 0), backlog=2_048)
    app = create_app(graph, analysts, Configuration(subscription=LIMITS))
    config = uvicorn.Config(app, log_level="error", access_log=False, ws_per_message_deflate=False)
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    await until(lambda: server.started)
    return server, task, listener.getsockname()[1]


async def crowd(graph: Graph, port: int, count: int) -> str:
    """A row of the table: so many subscribers of one workspace, which all ask the same."""
    workspace = f"bench{uuid4().hex}"
    gc.collect()
    before = _resident()
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=clients, args=(port, workspace, count, theirs))
    process.start()
    await until(ours.poll)
    ours.recv()
    gc.collect()
    memory = (_resident() - before) / count / 1024
    written: dict[int, float] = {}
    cpu, begun = time.process_time(), time.monotonic()
    for number in range(EVENTS_A_SECOND * SECONDS):
        await write(graph, workspace, f"s3:///n{number}")
        written[number] = time.monotonic()
        await asyncio.sleep(max(0, begun + (number + 1) / EVENTS_A_SECOND - time.monotonic()))
    paced = time.process_time() - cpu
    await asyncio.sleep(1)
    burst, first = 100, 1_000_000
    cpu = time.process_time()
    await write(graph, workspace, *(f"s3:///n{first + number}" for number in range(burst)))
    sent = time.monotonic()
    await asyncio.sleep(2 + burst * count / 8_000)
    ours.send(None)
    await until(ours.poll)
    came: dict[int, list[float]] = ours.recv()
    process.join()
    late = sorted(at - written[number] for number in written for at in came[number])
    assert len(late) == count * len(written)
    last = max(max(came[first + number]) for number in range(burst))
    rate = burst * count / (last - sent)
    p50, p99 = statistics.median(late), late[int(len(late) * 0.99)]
    each = 1e6 * paced / len(late)
    return f"| {count:,} | {rate:,.0f} | {1e3 * p50:.0f} | {1e3 * p99:.0f} | {each:.0f} | {memory:.0f} |"


async def lateness(graph: Graph, port: int, through: bool) -> str:
    """A row of the other table: from commit to delivery, of what is deployed through the server itself, or written to
    the database by somebody else."""
    workspace, loop, came = f"bench{uuid4().hex}", asyncio.get_running_loop(), dict[int, list[float]]()
    transport, subscriber = await loop.create_connection(lambda: Subscriber(workspace, came), "127.0.0.1", port)
    await subscriber.begun
    found = []
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as http:
        for number in range(COMMITS):
            await asyncio.sleep(0.5 + number % 7 / 30)  # at any moment of an idle server's pause
            if through:
                content = f'import wmill\nwmill.load_s3_file("s3:///n{number}")\n'
                script = {"path": f"f/a/s{number}", "language": "PYTHON", "content": content}
                given = {"input": {"workspace": workspace, "scripts": [script]}}
                await http.post("/graphql", json={"query": DEPLOY, "variables": given})
            else:
                await write(graph, workspace, f"s3:///n{number}")
            written = time.monotonic()
            await until(partial(came.__contains__, number))
            found.append(1e3 * max(0.0, came[number][0] - written))
    transport.close()
    name = "through the same server" if through else "by another server"
    return f"| {name} | {statistics.median(found):.0f} | {max(found):.0f} |"


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _open_files() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


async def measure(address: Address, counts: tuple[int, ...]) -> None:
    async with Graph.open(address) as graph:
        await migrate(graph)
        with Analysts(PoolLimits(workers=1)) as analysts:
            server, task, port = await serve(graph, analysts)
            await crowd(graph, port, 50)  # warms it
            gc.freeze()  # as the server does
            print("| subscribers | deliveries/s | p50 ms | p99 ms | µs of a processor each | KiB a connection |")
            print("|---|---|---|---|---|---|")
            for count in counts:
                print(await crowd(graph, port, count), flush=True)
            print("\n| written | delivered after ms, median | at most |\n|---|---|---|")
            for through in (True, False):
                print(await lateness(graph, port, through), flush=True)
            server.should_exit = True
            await task


def main() -> None:
    counts = tuple(int(word) for word in sys.argv[1:] if word.isdecimal()) or SUBSCRIBERS
    _open_files()
    with tempfile.TemporaryDirectory() as folder, OPENERS["embedded"](Path(folder)) as address:
        uvloop.run(measure(address, counts))


if __name__ == "__main__":
    main()
