"""Records a batch of jobs in one repeatable transaction."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from time import time_ns

from cypher import Graph, Transaction, check_workspace, key
from ingest.detections import announce
from ingest.jobs.batch import Batch, BatchContext, read
from ingest.jobs.inputs import JobInput, Recorded, TooMany
from ingest.jobs.prune import oldest
from ingest.jobs.statements import analyse
from ingest.jobs.writer import BatchWriter, CutMoved
from ingest.limits import JobLimits, Limits
from ingest.plan import storages_of
from ingest.pool import Analysts


async def record(
    graph: Graph,
    analysts: Analysts,
    workspace: str,
    jobs: Sequence[JobInput],
    *,
    limits: JobLimits = JobLimits(),  # noqa: B008 (frozen)
    kept: Limits = Limits(),  # noqa: B008 (frozen)
) -> Recorded:
    """Records reported jobs. Nothing is counted twice, however often, in whichever order and through whichever server
    it is reported. An error in one job becomes a problem and does not affect the others. ``kept`` limits what the graph
    stores.

    Raises InvalidWorkspace, TooMany and Unavailable."""
    check_workspace(workspace)
    _check(jobs, limits)
    executed = await analyse(analysts, jobs)
    arrived = time_ns() // 1_000_000
    while True:
        state = await graph.read("jobs_state", workspace=key(workspace, "Workspace")) or {}
        cut = max(state.get("prunedBefore") or 0, oldest(limits, arrived))
        batch = read(jobs, executed, BatchContext(workspace, storages_of(state.get("storages")), arrived, cut, limits))
        if not batch.reports:
            return Recorded(problems=tuple(batch.problems))
        with suppress(CutMoved):
            return await graph.write(partial(_write, workspace=workspace, batch=batch, cut=cut, kept=kept))


def _check(jobs: Sequence[JobInput], limits: JobLimits) -> None:
    """Raises TooMany if the batch exceeds a limit."""
    for what, count, most in (
        ("jobs", len(jobs), limits.batch),
        ("accesses", sum(len(job.accesses) for job in jobs), limits.accesses),
        ("statements", sum(len(job.statements) for job in jobs), limits.statements),
    ):
        if count > most:
            raise TooMany(f"the batch has {count:,} {what}, more than the limit of {most:,} per request: send several")


async def _write(tx: Transaction, workspace: str, batch: Batch, cut: int, kept: Limits) -> Recorded:
    # A new time in each attempt: subscriptions look back only as far as one transaction takes.
    writer = BatchWriter(tx, workspace, batch, time_ns() // 1_000_000, cut, kept)
    await writer.write()
    return Recorded(
        jobs=len(writer.jobs),
        accesses=writer.accesses,
        duplicates=writer.duplicates,
        problems=(*batch.problems, *writer.problems),
        detections=await announce(tx, workspace, writer.detections),
    )
