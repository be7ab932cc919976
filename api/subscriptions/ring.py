"""The newest events of a stream, kept once for all who follow it."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Generic, TypeVar

T = TypeVar("T")


class Ring(Generic[T]):
    """Numbered events in their order: all with a number above ``floor`` and up to ``through`` that there are.

    It keeps a bounded number and size of them by raising its floor. Who follows it holds a number, no queue: it costs
    the ring nothing to have a slow one."""

    def __init__(self, start: int, count: int, size: int) -> None:
        self.floor = start
        self.through = start
        self._count = count
        self._size = size
        self._held = 0
        self._events: deque[tuple[int, T, int]] = deque()
        self._waiting: set[asyncio.Future[None]] = set()

    def put(self, number: int, event: T, size: int = 0) -> None:
        """Adds the event of a number higher than all before; followers see it when the ring is moved past it."""
        self._events.append((number, event, size))
        self._held += size
        while len(self._events) > self._count or self._held > self._size:
            self.floor, _, gone = self._events.popleft()
            self._held -= gone

    def move(self, through: int) -> None:
        """Says that there are no further events up to this number, and wakes all who wait."""
        self.through = through
        self.floor = min(self.floor, through)
        self.wake()

    def restart(self, at: int) -> None:
        """Forgets all events: whoever stands before this number has to find them elsewhere."""
        self._events.clear()
        self._held = 0
        self.floor = at
        self.move(at)

    def since(self, number: int) -> list[tuple[int, T]]:
        """The events after a number, which is not below the floor."""
        found = []
        for place, event, _ in reversed(self._events):
            if place <= number:
                break
            found.append((place, event))
        found.reverse()
        return found

    def wake(self) -> None:
        """Lets all go on who wait, whether there is news or not."""
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def news(self, number: int) -> None:
        """Waits until there may be something after a number. Others have their turn in any case."""
        if self.through > number:
            await asyncio.sleep(0)
            return
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await future
        finally:
            self._waiting.discard(future)
