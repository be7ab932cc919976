"""Deletes old detections: the log then begins with the first that is young enough."""

from __future__ import annotations

import asyncio
import logging
from time import time_ns

from api.subscriptions.limits import DetectionLimits
from cypher.graph import Graph, Transaction, Unavailable

log = logging.getLogger("headrace.subscriptions")

_DAY = 86_400_000


async def forget_old(graph: Graph, workspace: str, before: int, batch: int) -> int:
    """Deletes a workspace's detections from before an instant (UTC milliseconds), up to the first that is later;
    returns their number. Several servers may do this at once. Raises Unavailable."""
    forgotten = 0
    while True:
        found = await graph.read("detections_oldest", workspace=workspace, count=batch)
        young = next((place for place, (_, at) in enumerate(found) if at >= before), len(found))
        if not young:
            return forgotten
        oldest = found[young - 1][0] + 1

        async def work(tx: Transaction, oldest: int = oldest) -> int:
            await tx.run("hold_log", workspace=workspace, oldest=oldest)
            return int(await tx.run("forget_detections", workspace=workspace, oldest=oldest))

        forgotten += await graph.write(work)


async def keep_forgetting(graph: Graph, limits: DetectionLimits) -> None:
    """Does so in all workspaces at intervals, without an end, unless detections are kept for ever."""
    while limits.days:
        try:
            before = time_ns() // 1_000_000 - int(limits.days * _DAY)
            logs = await graph.read("logs")
            if count := sum([await forget_old(graph, workspace, before, limits.batch) for workspace in logs]):
                log.info("%d detections older than %g days were deleted", count, limits.days)
        except Unavailable as error:
            log.warning("old detections were not deleted: %s", error)
        except Exception:  # nobody awaits this task: it would end unnoticed
            log.exception("old detections were not deleted")
        await asyncio.sleep(limits.seconds)
