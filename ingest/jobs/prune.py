"""Deletes old jobs, in transactions of bounded size. What they showed about usages, and the counters, remain."""

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
    """The number of jobs of a workspace that were deleted, or would be in a dry run."""

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
    """Deletes the jobs created before an instant (UTC milliseconds), with their accesses, in the given workspaces or in
    all. Each workspace stores the instant first, so that a deleted job that is reported again does not count as new. If
    it is interrupted, calling it again continues.

    Raises Unavailable, and NotThere if a workspace does not exist."""
    known = {row["name"] for row in await graph.read("workspace_epochs")}
    if not known.issuperset(workspaces or ()):
        raise NotThere
    if workspaces is None:
        workspaces = sorted(known)
    return [PrunedJobs(name, await _pruned(graph, name, before, dry_run, limits)) for name in workspaces]


def oldest(limits: JobLimits, now: int) -> int:
    """The instant before which jobs are not kept, 0 if all are."""
    return now - int(limits.retention_days * DAY) if limits.retention_days else 0


async def _pruned(graph: Graph, workspace: str, before: int, dry_run: bool, limits: JobLimits) -> int:
    if dry_run:
        return int(await graph.read("jobs_before", workspace=workspace, before=before))
    await graph.write(lambda tx: tx.run("cut_jobs", key=key(workspace, "Workspace"), before=before))
    bounds = {"workspace": workspace, "before": before, "jobs": limits.prune_jobs}

    async def some(tx: Transaction) -> tuple[int, bool]:
        """Deletes some jobs. Returns how many, and whether those were the last."""
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
