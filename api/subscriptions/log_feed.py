"""The events of detections: in order and without gaps, from any position of the log."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import Any

from api.paging import Row
from api.reading import log as reading
from api.reading.log import Following
from api.schema.detection import DetectionEvent
from api.subscriptions.blocks import Blocks
from api.subscriptions.event import Event
from api.subscriptions.feed import Feed
from cypher.graph import Graph


class LogFeed(Feed[Following]):
    """Follows the end of a log for all that share it; subscribers that are further behind take blocks."""

    def __init__(self, graph: Graph, turns: asyncio.Semaphore, *shared: Any) -> None:
        super().__init__(*shared)
        self._blocks = Blocks(graph, self._source, self._seen, self._told, self._step, self._limits.blocks, turns)

    async def events(self, source: Following) -> AsyncGenerator[list[Event], None]:
        """The events after a position, in batches, without an end.

        Raises an APIError if the log no longer holds them."""
        position = source.position
        if not source.told:
            yield await self._told([(position, None)])
        while not self._failed:
            if position < self._ring.floor:
                block = await self._blocks.holding(position, self._ring.floor)
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
        super().close()
        self._blocks.close()

    async def _step_on(self) -> None:
        """Takes over the new entries of the log. Those that the filter excludes move the subscribers' positions with
        the next detection, or when that is due."""
        tail, ring, clock = self._tail.ring, self._ring, asyncio.get_running_loop().time
        due: float | None = None
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout_at(due):
                    await tail.news(self._at)
            if self._at < tail.floor:  # too slow for the log: the subscribers read what is missing themselves
                self._at = tail.through
                ring.restart(self._at)
            self._at = max(self._at, ring.through)  # what was sent before the database became unavailable
            through, sieve = tail.through, self._source.sieve
            found = [row for _, row in tail.since(self._at) if reading.passes(sieve, row)]
            rows: list[tuple[int, Row | None]] = [(row["sequence"], row) for row in await self._seen(found)]
            for start in range(0, len(rows), self._step):
                await self._put(rows[start : start + self._step])
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
        """The rows that viewers restricted to folders may see."""
        sight = self._selection.begin().sight(self._source.workspace)
        return rows if sight is None else await sight.detections(rows)

    async def _told(self, rows: list[tuple[int, Row | None]]) -> list[Event]:
        events = [DetectionEvent.of(self._source.workspace, number, row) for number, row in rows]
        return list(map(Event, await self._selection.payloads(events), [event.cursor for event in events]))
