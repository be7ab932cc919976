"""Subscribers on bare sockets, in a process of their own: they shake hands, subscribe, and note when which event came.

A client's own parsing would be measured otherwise: all that these look for in a frame is the number in its URI.
"""

from __future__ import annotations

import asyncio
import base64
import gc
import json
import multiprocessing
import os
import re
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import cast

import uvloop

Came = dict[int, list[float]]
"""When each event came, by the number in its URI, on the machine's monotonic clock."""

QUERY = """subscription($w: String!) { detections(workspace: $w) {
  cursor detection { id change at uri kind runnableKind runnablePath evidence after { access evidence } } } }"""

_NUMBER = re.compile(rb's3:///n(\d+)"')
_PING, _PONG = b"\x89\x04", b"\x8a\x84" + bytes(4)  # what is found nowhere else: an event is ASCII
_LONGEST = 32  # bytes of what the pattern finds, at most
_AT_ONCE = 50


class Subscriber(asyncio.Protocol):
    """One client. ``begun`` is done when it follows the log of the workspace."""

    def __init__(self, workspace: str, came: Came) -> None:
        self.begun = asyncio.get_running_loop().create_future()
        self._workspace = workspace
        self._came = came
        self._rest = b""
        self._greeted = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        key = base64.b64encode(os.urandom(16)).decode()
        self.transport.write(
            "GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n".encode()
        )

    def say(self, message: object) -> None:
        data = json.dumps(message).encode()
        size = [0x80 | len(data)] if len(data) < 126 else [0xFE, *len(data).to_bytes(2, "big")]
        self.transport.write(bytes([0x81, *size]) + bytes(4) + data)

    def data_received(self, data: bytes) -> None:
        now = time.monotonic()
        data = self._rest + data
        if not self.begun.done():
            self._rest = data
            self._begin()
            return
        if (ping := data.find(_PING)) >= 0:
            self.transport.write(_PONG + data[ping + 2 : ping + 6])
        end = 0
        for found in _NUMBER.finditer(data):
            self._came.setdefault(int(found[1]), []).append(now)
            end = found.end()
        self._rest = data[max(end, ping + 2, len(data) - _LONGEST) :]

    def _begin(self) -> None:
        if not self._greeted and b"\r\n\r\n" in self._rest:
            self._greeted = True
            self.say({"type": "connection_init"})
            payload = {"query": QUERY, "variables": {"w": self._workspace}}
            self.say({"type": "subscribe", "id": "1", "payload": payload})
        elif b'"detection":null' in self._rest:
            self.begun.set_result(None)
            self._rest = b""


async def subscribed(port: int, workspace: str, came: Came) -> Subscriber:
    """A client that follows a workspace through the server on this port."""
    loop = asyncio.get_running_loop()
    _, subscriber = await loop.create_connection(lambda: Subscriber(workspace, came), "127.0.0.1", port)
    await subscriber.begun
    return subscriber


async def until(done: Callable[[], bool]) -> None:
    while not done():  # noqa: ASYNC110 (nothing tells of it)
        await asyncio.sleep(0.002)


class Crowd:
    """Many subscribers of one workspace, who all ask the same."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    async def begun(self) -> None:
        """Waits until all are subscribed."""
        await until(self._pipe.poll)
        self._pipe.recv()

    async def came(self, count: int) -> tuple[Came, float]:
        """What has come to them since they were asked last, when it is so much, and the processor seconds it took."""
        self._pipe.send(count)
        await until(self._pipe.poll)
        came: Came
        came, seconds = self._pipe.recv()
        return came, seconds


@contextmanager
def crowd(port: int, workspace: str, count: int, core: int) -> Iterator[Crowd]:
    """So many subscribers, on a processor core of their own; they leave at the end of the block."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_clients, args=(port, workspace, count, core, theirs))
    process.start()
    try:
        yield Crowd(ours)
    finally:
        ours.close()
        process.join()


def _clients(port: int, workspace: str, count: int, core: int, pipe: Connection) -> None:
    async def work() -> None:
        came: Came = {}
        for start in range(0, count, _AT_ONCE):
            some = range(start, min(start + _AT_ONCE, count))
            await asyncio.gather(*(subscribed(port, workspace, came) for _ in some))
        gc.freeze()
        pipe.send(None)
        while True:
            begun = time.process_time()
            await until(pipe.poll)
            try:
                expected = pipe.recv()
            except EOFError:
                return
            while sum(map(len, came.values())) < expected:  # noqa: ASYNC110 (nothing tells of it)
                await asyncio.sleep(0.1)
            pipe.send((came, time.process_time() - begun))
            came.clear()

    pin(0, core)
    open_files()
    uvloop.run(work())


def pin(process: int, core: int) -> None:
    """Keeps a process on a processor core, where there are several, before all others there, where that is allowed."""
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(process, {cores[core % len(cores)]})
    with suppress(PermissionError):
        os.sched_setscheduler(process, os.SCHED_FIFO, os.sched_param(1))


def open_files() -> None:
    """Lets this process and its children hold as many connections as it may."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
