"""Old jobs are removed, in transactions of a bounded size. What they showed of usages, and its counts, stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cypher import Graph, Transaction, key
from ingest.decide import NotThere
from ingest.limits import JobLimits

DAY = 86_400_000
"""Milliseconds."""


@dataclass(frozen=True, slots=True)
class PrunedJobs:
    """The jobs of a workspace that are gone, or would be."""

    workspace: str
    jobs: int


async def prune(
    graph: Graph,
    before: int,
    workspaces: Sequence[str] | None = None,
    *,
    dry_run: bool = False,
    limits: JobLimits = JobLimits(),  # noqa: B008 (frozen)
) -> list[PrunedJobs]:
    """Removes the jobs from before an instant (UTC milliseconds) with their accesses, of all workspaces where none is
    named. Each workspace remembers the instant first, so that such a job, sent again, is not taken for a new one. One
    that was cut short goes on when it is begun again.

    Raises Unavailable, and NotThere for a workspace that is not there."""
    known = {row["name"] for row in await graph.read("workspace_epochs")}
    if not known.issuperset(workspaces or ()):
        raise NotThere
    if workspaces is None:
        workspaces = sorted(known)
    return [PrunedJobs(name, await _pruned(graph, name, before, dry_run, limits)) for name in workspaces]


def oldest(limits: JobLimits, now: int) -> int:
    """The instant before which the setting keeps no jobs."""
    return now - int(limits.retention_days * DAY) if limits.retention_days else 0


async def _pruned(graph: Graph, workspace: str, before: int, dry_run: bool, limits: JobLimits) -> int:
    if dry_run:
        return int(await graph.read("jobs_before", workspace=workspace, before=before))
    await graph.write(lambda tx: tx.run("cut_jobs", key=key(workspace, "Workspace"), before=before))
    bounds = {"workspace": workspace, "before": before, "jobs": limits.prune_jobs}

    async def some(tx: Transaction) -> tuple[int, bool]:
        """How many jobs went, and whether that was all."""
        edges = await tx.run("drop_job_edges", **bounds, edges=limits.prune_edges)
        if edges >= limits.prune_edges:
            return 0, False
        jobs = int(await tx.run("drop_jobs", **bounds))
        return jobs, jobs < limits.prune_jobs

    gone, done = 0, False
    while not done:
        jobs, done = await graph.write(some)
        gone += jobs
    return gone
