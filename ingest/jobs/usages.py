"""Writes what jobs show about usages: changes, and counters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from analyzers.asset import Asset
from cypher import Transaction
from ingest import revisions
from ingest.assets import Assets
from ingest.deployment import RunnableKind, RunnableRef
from ingest.detections import Detection
from ingest.jobs import attribution, runnables
from ingest.jobs.attribution import Accesses, UsageUpdate
from ingest.jobs.lock import WorkspaceLock
from ingest.usages import Revision, shown

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """What accesses show beyond what the graph has: the usages that they belong to, the revisions of those that change,
    and the runnables whose deployed version was not known to have run, each with the time of a job."""

    updates: list[UsageUpdate]
    revisions: list[Revision]
    ran: dict[str, int]


class Usages:
    """The usages that a batch shows. ``jobs`` are the merged jobs and ``named`` the assets, both by key."""

    def __init__(
        self,
        tx: Transaction,
        workspace: str,
        at: int,
        lock: WorkspaceLock,
        jobs: dict[str, dict[str, Any]],
        named: Mapping[str, Asset],
        assets: Assets,
    ) -> None:
        self.tx = tx
        self.workspace = workspace
        self.at = at
        self.lock = lock
        self.jobs = jobs
        self.named = named
        self.assets = assets
        self.refs = {
            job["runnable"]: RunnableRef(RunnableKind(job["runnableKind"]), job["runnablePath"])
            for job in jobs.values()
            if job.get("runnable")
        }

    async def write(self, accesses: Accesses) -> list[Detection]:
        """Writes the usages and updates the jobs' lists of usages. Returns the detections."""
        found = await self._find(accesses)
        if (found.revisions or found.ran) and await self.lock.take():
            found = await self._find(accesses)
        before = {update.key: update.known for update in found.updates if update.known}
        relinked = await revisions.write(self.tx, found.revisions, before)
        await runnables.set_ran(self.tx, self.refs, found.ran)
        await self.assets.refresh(relinked)
        await self._count(found.updates)
        return [revision.detection for revision in found.revisions if revision.detection]

    async def _find(self, accesses: Accesses) -> Found:
        """Reads what the accesses show; creates missing runnables under the lock."""
        known = await runnables.known(self.tx, self.refs)
        if known.keys() != self.refs.keys():
            await self.lock.take()
            await runnables.create(self.tx, self.workspace, self.refs)
            known = await runnables.known(self.tx, self.refs)
        counting: set[str] = set()
        ran: dict[str, int] = {}
        for name, job in self.jobs.items():
            runnable = job.get("runnable")
            if runnable and attribution.counts(job, known[runnable]):
                counting.add(name)
                if known[runnable].get("ranAt") is None:
                    ran[runnable] = job["createdAt"]
        updates = await attribution.attribute(self.tx, self.workspace, accesses, self.named, known)
        changed = []
        for update in updates:
            runnable = known[update.runnable]
            if not runnable["live"]:
                continue
            seen = update.observed(counting, update.runnable in ran or runnable.get("ranAt") is not None)
            ref, asset = self.refs[update.runnable], self._asset(update)
            if (revision := shown(self.workspace, ref, asset, update.known, seen, self.at)) is not None:
                changed.append(_caused(revision, update))
        return Found(updates, changed, ran)

    def _asset(self, update: UsageUpdate) -> Row:
        """The ``key``, ``uri`` and ``kind`` of a usage's asset."""
        if update.known is not None:
            return {"key": update.asset, "uri": update.known["uri"], "kind": update.known["kind"]}
        asset = self.named[update.asset]
        return {**self.assets.row(asset), "kind": asset.kind.value}

    async def _count(self, updates: Sequence[UsageUpdate]) -> None:
        """Counts each job once per usage, however often it was reported."""
        counted = {name: attribution.read_counted(job.get("usages")) for name, job in self.jobs.items()}
        await self.tx.each("count_jobs", [update.counts(self.jobs, counted) for update in updates])
        for name, job in self.jobs.items():
            if usages := attribution.write_counted(counted[name]):
                job["usages"] = usages


def _caused(revision: Revision, update: UsageUpdate) -> Revision:
    """The revision, with the first job that shows something new as the cause of its detection."""
    if revision.detection is None:
        return revision
    job, access = update.first_new()
    return replace(revision, detection=replace(revision.detection, evidence=access.evidence, job=job))
