"""Blocks of the log, read and executed once for all subscribers that are behind."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from api.paging import Row
from api.reading import log
from api.reading.log import Following
from api.subscriptions.event import Event
from cypher.graph import Graph, Overlong, Unavailable

Seen = Callable[[list[Row]], Awaitable[list[Row]]]
"""Filters the rows to those that the viewers may see."""

Told = Callable[[list[tuple[int, Row | None]]], Awaitable[list[Event]]]
"""Encodes the events of numbered rows; a number without a row only marks a position."""

_PAUSE = 0.05  # seconds until a number that is not visible yet is read again: its transaction is being committed
_AWAY = 0.5  # seconds until an unavailable database is asked again


@dataclass(frozen=True, slots=True)
class Block:
    """The events after ``after``, the first position from which all are held, up to ``through``."""

    after: int
    through: int
    events: list[tuple[int, Event]]


class Blocks:
    """The blocks of one feed's events, each of ``size`` numbers, of which ``kept`` are cached. A subscriber that is far
    behind takes one after the other."""

    def __init__(
        self,
        graph: Graph,
        following: Following,
        seen: Seen,
        told: Told,
        size: int,
        kept: int,
        turns: asyncio.Semaphore,
    ) -> None:
        self._graph = graph
        self._following = following
        self._seen = seen
        self._told = told
        self._size = size
        self._most = kept
        self._turns = turns
        self._kept: OrderedDict[tuple[int, int], asyncio.Task[Block]] = OrderedDict()

    async def holding(self, position: int, end: int) -> Block:
        """The block with the number after a position; it does not go beyond ``end``.

        Raises an APIError if the log no longer holds it."""
        size = self._size
        start = position // size * size
        through = min(start + size, end)
        task = self._kept.get((start, through))
        if task is None:
            task = self._kept[start, through] = asyncio.create_task(self._read(start, through))
            self._let_go()
        else:
            self._kept.move_to_end((start, through))
        try:
            block = await asyncio.shield(task)
        except Exception:
            if self._kept.get((start, through)) is task:
                del self._kept[start, through]
            raise
        if position < block.after:
            workspace = self._following.workspace
            log.require_held(workspace, position, *await log.bounds(self._graph, workspace))
        return block

    def _let_go(self) -> None:
        """Evicts all but the newest blocks that have been read; those still being read are cancelled by ``close``."""
        read = [place for place, task in self._kept.items() if task.done()]
        for place in read[: max(0, len(self._kept) - self._most)]:
            del self._kept[place]

    def close(self) -> None:
        """Cancels all reads."""
        for task in self._kept.values():
            task.cancel()
        self._kept.clear()

    async def _read(self, start: int, through: int) -> Block:
        while True:
            try:
                async with self._turns:
                    block = await self._once(start, through)
            except (Unavailable, Overlong):
                await asyncio.sleep(_AWAY)
                continue
            if block is not None:
                return block
            await asyncio.sleep(_PAUSE)

    async def _once(self, start: int, through: int) -> Block | None:
        workspace, sieve = self._following.workspace, self._following.sieve
        rows, numbers = await log.between(self._graph, workspace, start, through, sieve)
        if len(numbers) != through - start:
            _, oldest = await log.bounds(self._graph, workspace)
            start = min(max(start, oldest - 1), through)
            if log.contiguous([number for number in numbers if number > start], start) != through:
                return None
        rows = await self._seen([row for row in rows if row["sequence"] > start])
        events: list[tuple[int, Row | None]] = [(row["sequence"], row) for row in rows]
        if not events or events[-1][0] != through:
            events.append((through, None))
        told = await self._told(events)
        return Block(start, through, [(number, event) for (number, _), event in zip(events, told, strict=True)])
