"""The analysts of a server, with metrics."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from api.observation.metrics import ANALYSES, ANALYSES_WAITING
from ingest.pool import Analysts
from ingest.tasks import Task


class MeasuredAnalysts(Analysts):
    """A pool that counts finished and waiting analyses."""

    async def analyse(self, tasks: Sequence[Task], progress: Callable[[int], None] = lambda done: None) -> list[Any]:
        left = len(tasks)

        def advanced(done: int) -> None:
            nonlocal left
            left -= done
            ANALYSES_WAITING.dec(done)
            ANALYSES.inc(done)
            progress(done)

        ANALYSES_WAITING.inc(left)
        try:
            return await super().analyse(tasks, advanced)
        finally:
            ANALYSES_WAITING.dec(left)  # those that were cancelled
