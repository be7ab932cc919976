"""The ends of the logs that somebody follows: one look at the database for all of them, as often as there is news."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from api.paging import Row
from api.reading import log as reading
from api.subscriptions.limits import Limits
from api.subscriptions.ring import Ring
from cypher.graph import Graph, Unavailable

log = logging.getLogger("headrace.subscriptions")

_STEP = 1.5  # a log that fell silent is looked at ever more seldom, until the pace of an idle one


class Tail:
    """The end of one workspace's log: its newest rows, in a ring."""

    def __init__(self, workspace: str, head: int, limits: Limits) -> None:
        self.workspace = workspace
        self.ring: Ring[Row] = Ring(head, limits.ring, limits.ring)
        self.followers = 0

    async def advance(self, graph: Graph, head: int, oldest: int, block: int) -> None:
        """Reads on to the number that the log says it is at, as far as no number is missing: what is missing has been
        written and cannot be seen yet."""
        if self.ring.through < oldest - 1:
            self.ring.restart(oldest - 1)
        while (at := self.ring.through) < head:
            rows, held = await reading.between(graph, self.workspace, at, min(at + block, head))
            whole = reading.contiguous(held, at)
            for row in rows[: whole - at]:
                self.ring.put(row["sequence"], row, 1)
            if whole == at:
                return
            self.ring.move(whole)


class Tails:
    """All tails of this process. They are looked at while there is one."""

    def __init__(self, graph: Graph, limits: Limits) -> None:
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
        """The tail of a workspace's log, which begins at its newest entry where nobody followed it yet.

        Raises Unavailable."""
        if workspace not in self._tails:
            ((head, _),) = await self._graph.read("log_bounds", requests=[workspace])
            self._tails.setdefault(workspace, Tail(workspace, head, self._limits))
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
        limits, pause = self._limits, self._limits.poll_busy_seconds
        while self._tails:
            idle = limits.poll_woken_seconds if self.woken else limits.poll_seconds
            try:
                async with asyncio.timeout(pause):
                    await self._poked.wait()
            except TimeoutError:
                pass
            self._poked.clear()
            try:
                moved = await self._advance(list(self._tails.values()))
            except Unavailable as error:
                log.warning("the log cannot be followed: %s", error)
                moved = False
            except Exception:  # whatever it is, those who follow must not wait for ever
                log.exception("the log could not be followed")
                moved = False
            pause = limits.poll_busy_seconds if moved else min(pause * _STEP, idle)
        self._task = None

    async def _advance(self, tails: Sequence[Tail]) -> bool:
        """Moves the tails whose logs have grown. Whether there were any."""
        bounds = await self._graph.read("log_bounds", requests=[tail.workspace for tail in tails])
        moved = [
            tail.advance(self._graph, head, oldest, self._limits.block)
            for tail, (head, oldest) in zip(tails, bounds, strict=True)
            if tail.ring.through < head
        ]
        await asyncio.gather(*moved)
        return bool(moved)
