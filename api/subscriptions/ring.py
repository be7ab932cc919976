"""The newest events of a stream, kept once for all its followers."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Generic, TypeVar

T = TypeVar("T")


class Ring(Generic[T]):
    """Numbered events in order: all those with numbers above ``floor`` and up to ``through``.

    It limits their number and size by raising its floor. A follower is a number, not a queue: a slow one costs the ring
    nothing."""

    def __init__(self, start: int, count: int, size: int) -> None:
        self.floor = start
        self.through = start
        self._count = count
        self._size = size
        self._held = 0
        self._events: deque[tuple[int, T, int]] = deque()
        self._waiting: set[asyncio.Future[None]] = set()

    def put(self, number: int, event: T, size: int = 0) -> None:
        """Adds an event with a number higher than all before; followers see it once ``move`` has passed it."""
        self._events.append((number, event, size))
        self._held += size
        while len(self._events) > self._count or self._held > self._size:
            self.floor, _, gone = self._events.popleft()
            self._held -= gone

    def move(self, through: int) -> None:
        """Declares the events up to this number complete, and wakes all that wait."""
        self.through = through
        self.floor = min(self.floor, through)
        self.wake()

    def restart(self, at: int) -> None:
        """Drops all events: followers before this number have to find them elsewhere."""
        self._events.clear()
        self._held = 0
        self.floor = at
        self.move(at)

    def since(self, number: int) -> list[tuple[int, T]]:
        """The events after a number, which must not be below the floor."""
        found = []
        for place, event, _ in reversed(self._events):
            if place <= number:
                break
            found.append((place, event))
        found.reverse()
        return found

    def wake(self) -> None:
        """Wakes all that wait, whether there are new events or not."""
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def news(self, number: int) -> None:
        """Waits until there may be an event after a number. Always yields to other tasks."""
        if self.through > number:
            await asyncio.sleep(0)
            return
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await future
        finally:
            self._waiting.discard(future)
