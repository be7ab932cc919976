"""The followed tails of one kind: one poll of the database for all of them, as often as there are new rows."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from api.subscriptions.limits import Limits
from api.subscriptions.tail import Tail
from cypher.graph import Graph, Overlong, Unavailable

log = logging.getLogger("headrace.subscriptions")

_STEP = 1.1  # each poll without new rows makes the next pause longer, up to that of an idle server


class Tails:
    """All tails of a kind in this process. They are polled while there are any."""

    def __init__(self, kind: type[Tail], graph: Graph, limits: Limits) -> None:
        self._kind = kind
        self._graph = graph
        self._limits = limits
        self._tails: dict[str, Tail] = {}
        self._poked = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.woken = False
        """Whether other servers announce what they write."""

    def poke(self) -> None:
        """Polls at once: something may have been written."""
        self._poked.set()

    @asynccontextmanager
    async def following(self, workspace: str) -> AsyncIterator[Tail]:
        """The tail of a workspace; if it had no followers, it begins with what is written from now on.

        Raises Unavailable."""
        if workspace not in self._tails:
            self._tails.setdefault(workspace, await self._kind.begun(self._graph, workspace, self._limits))
        tail = self._tails[workspace]
        tail.followers += 1
        if self._task is None:
            self._task = asyncio.create_task(self._look())
        try:
            yield tail
        finally:
            tail.followers -= 1
            if not tail.followers:
                del self._tails[workspace]
                self.poke()  # after the last one, polling stops

    async def _look(self) -> None:
        limits, pause, away = self._limits, self._limits.poll_busy_seconds, False
        while self._tails:
            idle = limits.poll_woken_seconds if self.woken else limits.poll_seconds
            try:
                async with asyncio.timeout(pause):
                    await self._poked.wait()
            except TimeoutError:
                pass
            self._poked.clear()
            if not self._tails:
                break
            try:
                moved = await self._kind.look(self._graph, list(self._tails.values()))
                away = False
            except (Unavailable, Overlong) as error:
                if not away:  # logged once until it is available again
                    log.warning("new events cannot be read: %s", error)
                moved, away = False, True
            except Exception:  # whatever it is, the followers must not wait for ever
                log.exception("new events could not be read")
                moved = False
            pause = limits.poll_busy_seconds if moved else min(pause * _STEP, idle)
        self._task = None
