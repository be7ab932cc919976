"""The open connections of clients: limited in number, and closed when a token is no longer valid or a client does not
read."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from api.auth import Denied, Door
from api.subscriptions.limits import Limits
from api.viewer import Viewer
from cypher.graph import Unavailable

log = logging.getLogger("headrace.subscriptions")

GARBAGE = 500
"""Closed connections whose cyclic garbage may wait for a collection: about 20 MB."""


class TooMany(Exception):
    """The limit of connections is reached."""


class Dropped(Exception):
    """The client has not read for too long; nothing more can be sent to it."""


class Leaving(Exception):
    """The server is stopping; the client should reconnect, possibly to another one."""


class Connection:
    """One client's connection. ``end`` cancels its task from outside, with the reason to send last."""

    __slots__ = ("_send", "_sending", "_task", "authorization", "ended", "viewer")

    def __init__(self, send: Callable[[Any], Awaitable[None]], authorization: str | None) -> None:
        self.authorization = authorization
        self.viewer: Viewer | None = None
        self.ended: Exception | None = None
        self._send = send
        self._sending: dict[object, float] = {}
        self._task = asyncio.current_task()

    async def send(self, message: dict[str, Any]) -> None:
        """Sends a message; waits while the client does not read."""
        mine = object()
        self._sending[mine] = asyncio.get_running_loop().time()
        try:
            await self._send(message)
        finally:
            del self._sending[mine]

    @property
    def unread(self) -> float | None:
        """The time, on the loop's clock, since when the oldest unread message has been waiting."""
        return next(iter(self._sending.values()), None)

    def end(self, reason: Exception) -> None:
        """Cancels the task of the connection; ``ended`` distinguishes this from other cancellations."""
        if self.ended is None and self._task is not None:
            self.ended = reason
            self._task.cancel()


class Connections:
    """All connections of this process. They are watched while there are any."""

    def __init__(self, door: Door, limits: Limits) -> None:
        self._door = door
        self._limits = limits
        self._all: set[Connection] = set()
        self._each: Counter[str] = Counter()
        self._task: asyncio.Task[None] | None = None
        self._ended = 0

    def __len__(self) -> int:
        return len(self._all)

    @contextmanager
    def holding(self, connection: Connection, viewer: Viewer | None = None) -> Iterator[None]:
        """Counts a connection within the block, as unauthenticated if there is no viewer. Raises TooMany."""
        if len(self._all) >= self._limits.connections:
            raise TooMany(f"this server already has {self._limits.connections} connections, its limit")
        if viewer is None and len(self._all) - self._each.total() >= self._limits.strangers:
            raise TooMany(f"{self._limits.strangers} connections are still unauthenticated: try again later")
        self._all.add(connection)
        if self._task is None:
            self._task = asyncio.create_task(self._watch())
        try:
            if viewer is not None:
                self._join(connection, viewer)
            yield
        finally:
            self._all.discard(connection)
            if connection.viewer is not None:
                name = connection.viewer.name
                self._each[name] -= 1
                if not self._each[name]:
                    del self._each[name]
            if not self._all and self._task is not None:
                self._task.cancel()
                self._task = None
            self._collect()

    def _collect(self) -> None:
        """Collects garbage after many connections have closed: the collections of a server's old objects are rare."""
        self._ended += 1
        if self._ended >= max(GARBAGE, len(self._all)):  # traversing the open ones has to be worth it
            self._ended = 0
            asyncio.get_running_loop().call_soon(gc.collect)

    async def admit(self, connection: Connection, authorization: str | None) -> None:
        """Authenticates a connection. Raises Denied, Unavailable and TooMany."""
        viewer = await self._door.admit(authorization)
        connection.authorization = authorization
        self._join(connection, viewer)

    def _join(self, connection: Connection, viewer: Viewer) -> None:
        if self._each[viewer.name] >= self._limits.connections_each:
            raise TooMany(
                f"{viewer.name} already has {self._limits.connections_each} connections, the limit per caller"
            )
        self._each[viewer.name] += 1
        connection.viewer = viewer

    def charge(self, viewer: Viewer) -> None:
        """Counts one operation against the viewer's rate limit. Raises Denied."""
        self._door.charge(viewer)

    def end(self, reason: Exception) -> None:
        """Ends all connections."""
        for connection in list(self._all):
            connection.end(reason)

    async def _watch(self) -> None:
        await asyncio.gather(self._drop(), self._deny())

    async def _drop(self) -> None:
        """Closes the connections whose clients do not read."""
        clock = asyncio.get_running_loop().time
        while True:
            await asyncio.sleep(min(self._limits.valid_seconds, self._limits.send_seconds))
            latest = clock() - self._limits.send_seconds
            for connection in list(self._all):
                if connection.unread is not None and connection.unread < latest:
                    connection.end(Dropped())

    async def _deny(self) -> None:
        """Closes the connections whose tokens are no longer valid. A failed check does not stop the others."""
        while True:
            await asyncio.sleep(self._limits.valid_seconds)
            away: Unavailable | None = None
            for authorization in {connection.authorization for connection in self._all if connection.viewer}:
                try:
                    await self._door.admit(authorization)
                except Denied as denied:
                    for connection in list(self._all):
                        if connection.viewer and connection.authorization == authorization:
                            connection.end(denied)
                except Unavailable as error:
                    away = error
                except Exception:
                    log.exception("tokens of connected clients could not be checked")
            if away:
                log.warning("tokens of connected clients cannot be checked: %s", away)
