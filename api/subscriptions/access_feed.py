"""The events of accesses by jobs: sent as they are found; a subscriber that is too slow loses some."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence

from api.reading.recorded import Recording
from api.schema.job_access import JobAccessEvent
from api.subscriptions.event import Event
from api.subscriptions.feed import Feed


class AccessFeed(Feed[Recording]):
    """Numbers its events without gaps, so that the numbers tell how many a subscriber has lost."""

    async def events(self, source: Recording) -> AsyncGenerator[list[Event], None]:
        position = self._ring.through
        yield await self._told([JobAccessEvent(access=None, dropped=0)])
        while not self._failed:
            await self._ring.news(position)
            if lost := max(0, self._ring.floor - position):
                position = self._ring.floor
                yield await self._told([JobAccessEvent(access=None, dropped=lost)])
            elif found := self._ring.since(position):
                position = found[-1][0]
                yield [event for _, event in found]

    async def _step_on(self) -> None:
        tail, ring = self._tail.ring, self._ring
        while True:
            await tail.news(self._at)
            if lost := max(
                0, tail.floor - self._at
            ):  # it is no longer known whether the filter would have excluded them
                self._at = tail.floor
                ring.restart(ring.through + lost)
            some = tail.since(self._at)[: self._step]
            rows = [row for _, row in some if self._source.passes(row)]
            sight = self._selection.begin().sight(self._source.workspace)
            seen = await sight.accesses(rows) if rows and sight else rows
            events = await self._told(list(map(JobAccessEvent.of, seen)))
            for number, event in enumerate(events, ring.through + 1):
                ring.put(number, event, len(event.payload))
            ring.move(ring.through + len(events))
            self._at = some[-1][0] if some else self._at

    async def _told(self, events: Sequence[JobAccessEvent]) -> list[Event]:
        return list(map(Event, await self._selection.payloads(events)))
