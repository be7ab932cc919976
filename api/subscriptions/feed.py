"""The events of one document, with its variables, for viewers of equal rights: executed and encoded once for all."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import suppress

from api.paging import Row
from api.reading import log as reading
from api.reading.log import Following
from api.schema.detection import DetectionEvent
from api.subscriptions.blocks import Blocks
from api.subscriptions.event import Event
from api.subscriptions.limits import Limits
from api.subscriptions.ring import Ring
from api.subscriptions.selection import Selection
from api.subscriptions.tails import Tail
from cypher.graph import Graph, Unavailable

log = logging.getLogger("headrace.subscriptions")

_AWAY = 0.5  # until a database that does not answer is asked again


class Feed:
    """Follows the end of a log for all who share it; those who are further behind take blocks of it."""

    def __init__(
        self,
        graph: Graph,
        tail: Tail,
        following: Following,
        selection: Selection,
        step: int,
        limits: Limits,
        turns: asyncio.Semaphore,
    ) -> None:
        self._tail = tail
        self._following = following
        self._selection = selection
        self._step = step
        self._limits = limits
        self._ring: Ring[Event] = Ring(tail.ring.through, limits.ring, limits.ring_bytes)
        self._blocks = Blocks(graph, following, self._seen, self._told, limits, turns)
        self._task = asyncio.create_task(self._follow())
        self._failed = False
        self._at = tail.ring.through

    async def events(self, following: Following) -> AsyncGenerator[list[Event], None]:
        """The events from behind a place on, some at a time, without an end.

        Raises an APIError where the log no longer holds them."""
        workspace, position = following.workspace, following.position
        if not following.told:
            yield await self._told([(position, None)])
        while not self._failed:
            if position < self._ring.floor:
                block = await self._blocks.holding(position, self._ring.floor)
                reading.require_held(workspace, position, block.after + 1)
                found, through = [event for event in block.events if event[0] > position], block.through
            else:
                await self._ring.news(position)
                if position < self._ring.floor:
                    continue
                found, through = self._ring.since(position), self._ring.through
            if found:
                yield [event for _, event in found]
            position = max(position, through)

    def close(self) -> None:
        """Ends it; nobody takes from it any more."""
        self._task.cancel()
        self._blocks.close()

    async def _follow(self) -> None:
        try:
            while True:
                try:
                    await self._step_on()
                except Unavailable:
                    await asyncio.sleep(_AWAY)
        except Exception:
            log.exception("a feed of %s ended", self._following.workspace)
            self._failed = True
            self._ring.wake()

    async def _step_on(self) -> None:
        """Takes over what the log has grown by. What the filter leaves out moves the place of those who follow with
        the next detection, or when it is due."""
        source, ring, clock = self._tail.ring, self._ring, asyncio.get_running_loop().time
        due: float | None = None
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout_at(due):
                    await source.news(self._at)
            if self._at < source.floor:  # slower than the log: those who follow read what is missing
                self._at = source.through
                ring.restart(self._at)
            self._at = max(self._at, ring.through)  # what was told before the database went away
            through, sieve = source.through, self._following.sieve
            found = [row for _, row in source.since(self._at) if reading.passes(sieve, row)]
            rows: list[tuple[int, Row | None]] = [(row["sequence"], row) for row in await self._seen(found)]
            for start in range(0, len(rows), self._limits.block):
                await self._put(rows[start : start + self._limits.block])
            self._at = through
            if due is not None and due <= clock() and ring.through < through:
                await self._put([(through, None)])
            if ring.through == through:
                due = None
            elif due is None:
                due = clock() + self._limits.cursor_seconds

    async def _put(self, rows: list[tuple[int, Row | None]]) -> None:
        for (number, _), event in zip(rows, await self._told(rows), strict=True):
            self._ring.put(number, event, len(event.payload))
        self._ring.move(rows[-1][0])

    async def _seen(self, rows: list[Row]) -> list[Row]:
        """Those that are seen by viewers who are limited to folders."""
        sight = self._selection.begin().sight(self._following.workspace)
        return rows if sight is None else await sight.detections(rows)

    async def _told(self, rows: list[tuple[int, Row | None]]) -> list[Event]:
        events = [DetectionEvent.of(self._following.workspace, number, row) for number, row in rows]
        told: list[Event] = []
        for start in range(0, len(events), self._step):
            some = events[start : start + self._step]
            told += map(Event, await self._selection.payloads(some), [event.cursor for event in some])
        return told
