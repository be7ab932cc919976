"""Jobs that are older than they are kept, removed beside the requests."""

from __future__ import annotations

import asyncio
import logging
from time import time_ns

from cypher import Graph, Unavailable
from ingest import JobLimits, oldest, prune

log = logging.getLogger("headrace")


async def keep_pruning(graph: Graph, limits: JobLimits) -> None:
    """Does so now and then, without an end, where jobs are not kept for ever."""
    while limits.retention_days:
        try:
            gone = sum(row.jobs for row in await prune(graph, oldest(limits, time_ns() // 1_000_000), limits=limits))
        except Unavailable as error:
            log.warning("old jobs were not deleted: %s", error)
        except Exception:  # a task that nobody waits for would take its fault with it
            log.exception("old jobs were not deleted")
        else:
            if gone:
                log.info("%d jobs older than %g days were deleted", gone, limits.retention_days)
        await asyncio.sleep(limits.prune_seconds)
