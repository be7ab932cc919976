"""The events of one document and its variables, executed and encoded once for all viewers with equal rights."""

from __future__ import annotations

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator
from typing import Generic, TypeVar

from api.reading.log import Following
from api.reading.recorded import Recording
from api.subscriptions.event import Event
from api.subscriptions.limits import Limits
from api.subscriptions.ring import Ring
from api.subscriptions.selection import Selection
from api.subscriptions.tail import Tail
from cypher.graph import Overlong, Unavailable

log = logging.getLogger("headrace.subscriptions")

_AWAY = 0.5  # seconds until an unavailable database is asked again

Source = TypeVar("Source", bound=Following | Recording)
"""What a subscription follows."""


class Feed(ABC, Generic[Source]):
    """Turns the rows of a tail into events, in a ring, for all subscribers that share them: at most ``step`` at once,
    which together may cost as much as one request."""

    def __init__(self, tail: Tail, source: Source, selection: Selection, step: int, limits: Limits) -> None:
        self._tail = tail
        self._source = source
        self._selection = selection
        self._step = min(step, limits.block)
        self._limits = limits
        self._ring: Ring[Event] = Ring(tail.ring.through, limits.ring, limits.ring_bytes)
        self._task = asyncio.create_task(self._follow())
        self._failed = False
        self._at = tail.ring.through

    @abstractmethod
    def events(self, source: Source) -> AsyncGenerator[list[Event], None]:
        """The events for one subscriber, in batches, without an end. Raises an APIError if they are not available."""

    def close(self) -> None:
        """Stops the feed, which has no subscribers any more."""
        self._task.cancel()

    async def _follow(self) -> None:
        try:
            while True:
                try:
                    await self._step_on()
                except (Unavailable, Overlong):
                    await asyncio.sleep(_AWAY)
        except Exception:
            log.exception("a subscription feed of %s failed", self._source.workspace)
            self._failed = True
            self._ring.wake()

    @abstractmethod
    async def _step_on(self) -> None:
        """Takes over the new rows of the tail, without an end. Raises Unavailable, after which it is called again."""
