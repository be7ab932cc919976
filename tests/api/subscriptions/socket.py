"""A client of graphql-transport-ws that says what it is told to and takes what comes."""

from __future__ import annotations

import asyncio
import json
import socket as sockets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

PATIENCE = 120.0  # seconds; what does not come by then does not come

DETECTIONS = """subscription($workspace: String!, $after: String, $filter: DetectionFilter) {
  detections(workspace: $workspace, after: $after, filter: $filter) { cursor detection { uri runnablePath } }
}"""


class Socket:
    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def say(self, **message: Any) -> None:
        await self.connection.send(json.dumps(message))

    async def hear(self) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE):
            message: dict[str, Any] = json.loads(await self.connection.recv())
        return message

    async def subscribe(self, id: str, query: str = DETECTIONS, **variables: Any) -> None:
        await self.say(type="subscribe", id=id, payload={"query": query, "variables": variables})

    async def event(self) -> dict[str, Any]:
        """The event of the next message, which is one of ``detections``."""
        message = await self.hear()
        assert message["type"] == "next", message
        found: dict[str, Any] = message["payload"]["data"]["detections"]
        return found

    async def uris(self, count: int) -> list[str]:
        """The URIs of the next so many detections."""
        found: list[str] = []
        while len(found) < count:
            if detection := (await self.event())["detection"]:
                found.append(detection["uri"])
        return found

    async def code(self) -> int:
        """The code with which the server closes; what it says before is passed over."""
        with suppress(ConnectionClosed):
            async with asyncio.timeout(PATIENCE):
                while True:
                    await self.connection.recv()
        return self.connection.close_code or 0


@asynccontextmanager
async def opened(url: str, protocol: str | None = "graphql-transport-ws", **options: Any) -> AsyncIterator[Socket]:
    """A connection before its first word."""
    protocols = [Subprotocol(protocol)] if protocol else None
    address = url.replace("http", "ws", 1)
    options = {"max_queue": None, "open_timeout": PATIENCE, "ping_interval": None, **options}
    async with connect(address, subprotocols=protocols, compression=None, **options) as connection:
        yield Socket(connection)


@asynccontextmanager
async def acknowledged(
    url: str, payload: dict[str, Any] | None = None, *, narrow: bool = False
) -> AsyncIterator[Socket]:
    """A connection that the server has acknowledged; a narrow one takes in little unless it is read."""
    options: dict[str, Any] = {}
    if narrow:
        end = sockets.socket()
        end.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 4096)
        end.setblocking(False)
        parts = urlsplit(url)
        await asyncio.get_running_loop().sock_connect(end, (parts.hostname, parts.port))
        options = {"sock": end, "max_queue": 1}
    async with opened(url, **options) as socket:
        await socket.say(type="connection_init", payload=payload)
        assert await socket.hear() == {"type": "connection_ack"}
        yield socket
