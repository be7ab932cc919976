"""The background task that deletes old jobs."""

from __future__ import annotations

import asyncio
import logging
from time import time_ns

from cypher import Graph, Unavailable
from ingest import JobLimits, oldest, prune

log = logging.getLogger("headrace")


async def keep_pruning(graph: Graph, limits: JobLimits) -> None:
    """Deletes jobs older than the retention period, again and again; returns at once if there is none."""
    while limits.retention_days:
        try:
            gone = sum(row.jobs for row in await prune(graph, oldest(limits, time_ns() // 1_000_000), limits=limits))
        except Unavailable as error:
            log.warning("old jobs were not deleted: %s", error)
        except Exception:  # nobody awaits this task: it would end unnoticed
            log.exception("old jobs were not deleted")
        else:
            if gone:
                log.info("%d jobs older than %g days were deleted", gone, limits.retention_days)
        await asyncio.sleep(limits.prune_seconds)
