"""Notifies the other servers of the same database through Redis that something was written, so that they poll at once.

Nothing depends on it: what it does not tell is found a little later.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from pydantic import SecretStr

from api.subscriptions.limits import Limits
from api.subscriptions.tails import Tails

if TYPE_CHECKING:  # an optional dependency
    from redis.asyncio import Redis

log = logging.getLogger("headrace.subscriptions")

_CHANNEL = "headrace"
_AWAY = 2.0  # seconds until an unavailable Redis is tried again


class Wake:
    """A notification without content, for this server and, if there is the address of a Redis, for all others."""

    def __init__(self, address: SecretStr | None, tails: Sequence[Tails], limits: Limits) -> None:
        self._address = address
        self._tails = tails
        self._limits = limits
        self._rung = asyncio.Event()
        self._away = False

    def ring(self) -> None:
        """Announces that something was written."""
        self._poke()
        self._rung.set()

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[None]:
        """Sends and receives notifications within the block. Raises ImportError without the client of Redis."""
        if self._address is None:
            yield
            return
        from redis.asyncio import Redis

        async with Redis.from_url(self._address.get_secret_value()) as redis:
            tasks = [asyncio.create_task(self._always(work, redis)) for work in (self._hear, self._tell)]
            try:
                yield
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    async def _tell(self, redis: Redis) -> None:
        while True:
            await self._rung.wait()
            self._rung.clear()
            await redis.publish(_CHANNEL, "")
            await asyncio.sleep(
                self._limits.poll_busy_seconds
            )  # one notification is enough for all that is written meanwhile

    async def _hear(self, redis: Redis) -> None:
        try:
            async with redis.pubsub() as rings:
                await rings.subscribe(_CHANNEL)
                self._away = False
                self._say_woken(True)
                self._poke()  # for what was written before the subscription
                async for _ in rings.listen():
                    self._poke()
        finally:
            self._say_woken(False)

    def _poke(self) -> None:
        for tails in self._tails:
            tails.poke()

    def _say_woken(self, woken: bool) -> None:
        for tails in self._tails:
            tails.woken = woken

    async def _always(self, work: Callable[[Redis], Awaitable[None]], redis: Redis) -> None:
        """Runs ``work``, again whenever Redis was unavailable, which is logged once until it is available again."""
        from redis.exceptions import RedisError

        while True:
            try:
                await work(redis)
            except (RedisError, OSError) as error:
                if not self._away:
                    self._away = True
                    log.warning("other servers cannot be notified, they will poll: %s", error)
                await asyncio.sleep(_AWAY)
