"""The events of one document, with its variables, for viewers of equal rights: executed and encoded once for all."""

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

_AWAY = 0.5  # until a database that does not answer is asked again

Source = TypeVar("Source", bound=Following | Recording)
"""What a subscription asks for."""


class Feed(ABC, Generic[Source]):
    """Makes the rows of a tail into events, in a ring, for all who share them: at most ``step`` at once, which cost as
    much as a request may."""

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
        """The events for one who asks, some at a time, without an end. Raises an APIError where there are none."""

    def close(self) -> None:
        """Ends it; nobody takes from it any more."""
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
        """Takes over what the tail has grown by, without an end. Raises Unavailable; then it is begun again."""
