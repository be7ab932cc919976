"""The tails of one kind that somebody follows: one look at the database for all of them, as often as there is news."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from api.subscriptions.limits import Limits
from api.subscriptions.tail import Tail
from cypher.graph import Graph, Overlong, Unavailable

log = logging.getLogger("headrace.subscriptions")

_STEP = 1.1  # what fell silent is looked at ever more seldom, until the pace of what is idle


class Tails:
    """All tails of a kind in this process. They are looked at while there is one."""

    def __init__(self, kind: type[Tail], graph: Graph, limits: Limits) -> None:
        self._kind = kind
        self._graph = graph
        self._limits = limits
        self._tails: dict[str, Tail] = {}
        self._poked = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.woken = False
        """Whether somebody else pokes when another server has written."""

    def poke(self) -> None:
        """Says that something may have been written just now."""
        self._poked.set()

    @asynccontextmanager
    async def following(self, workspace: str) -> AsyncIterator[Tail]:
        """The tail of a workspace, which begins with what is written from now on where nobody followed it yet.

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
                self.poke()  # where it was the last, nobody looks any more

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
                if not away:  # said once until it is there again
                    log.warning("new events cannot be read: %s", error)
                moved, away = False, True
            except Exception:  # whatever it is, those who follow must not wait for ever
                log.exception("new events could not be read")
                moved = False
            pause = limits.poll_busy_seconds if moved else min(pause * _STEP, idle)
        self._task = None
