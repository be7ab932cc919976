"""What jobs show of usages, written: what changes them, and what only counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from analyzers.asset import Asset
from cypher import Transaction
from ingest import revisions
from ingest.assets import Assets
from ingest.deployment import RunnableKind, RunnableRef
from ingest.detections import Detection
from ingest.jobs import runnables, sights
from ingest.jobs.batch import Touch
from ingest.jobs.lock import Lock
from ingest.jobs.sights import COUNTS, Pair, Taker
from ingest.usages import Revision, shown

Row = Mapping[str, Any]
Touches = Mapping[Pair, Sequence[tuple[str, Touch]]]
"""Accesses with the keys of their jobs, by the keys of runnable and asset."""


class Usages:
    """The usages that a batch shows. ``jobs`` are the jobs as they become, by key; ``named`` the assets, by key."""

    def __init__(
        self,
        tx: Transaction,
        workspace: str,
        at: int,
        lock: Lock,
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

    async def write(self, touches: Touches) -> list[Detection]:
        """Answers what it makes true. The jobs' lists of usages are those from now on."""
        known = await runnables.known(self.tx, self.refs)
        if known.keys() != self.refs.keys():
            await self.lock.take()
            await runnables.create(self.tx, self.workspace, self.refs)
            known = await runnables.known(self.tx, self.refs)
        takers, changed, ran = await self._shown(touches, known)
        if (changed or ran) and await self.lock.take():
            known = await runnables.known(self.tx, self.refs)
            takers, changed, ran = await self._shown(touches, known)
        before = {taker.key: taker.known for taker in takers if taker.known}
        touched = await revisions.write(self.tx, changed, before)
        await runnables.set_ran(self.tx, self.refs, ran)
        await self.assets.refresh(touched)
        await self._count(takers)
        return [revision.detection for revision in changed if revision.detection]

    async def _shown(
        self, touches: Touches, known: Mapping[str, Row]
    ) -> tuple[list[Taker], list[Revision], dict[str, int]]:
        """Who takes the accesses, the usages that change, and the runnables of which nobody knew that they ran in their
        deployed version, each with the time of a job."""
        counting: set[str] = set()
        ran: dict[str, int] = {}
        for name, job in self.jobs.items():
            runnable = job.get("runnable")
            if runnable and sights.counts(job, known[runnable]):
                counting.add(name)
                if known[runnable].get("ranAt") is None:
                    ran[runnable] = job["createdAt"]
        takers = await sights.take(self.tx, self.workspace, touches, self.named, known)
        changed = []
        for taker in takers:
            runnable = known[taker.runnable]
            if not runnable["live"]:
                continue
            sight = taker.sight(counting, taker.runnable in ran or runnable.get("ranAt") is not None)
            revision = shown(self.workspace, self.refs[taker.runnable], self._asset(taker), taker.known, sight, self.at)
            if revision is not None:
                changed.append(_caused(revision, taker))
        return takers, changed, ran

    def _asset(self, taker: Taker) -> Row:
        """The node of a usage's asset: its ``key``, ``uri`` and ``kind``."""
        if taker.known is not None:
            return {"key": taker.asset, "uri": taker.known["uri"], "kind": taker.known["kind"]}
        asset = self.named[taker.asset]
        return {**self.assets.row(asset), "kind": asset.kind.value}

    async def _count(self, takers: Sequence[Taker]) -> None:
        """Counts each job once for each usage, whatever was sent how often."""
        counted = {
            name: {count.held: set(job.get(count.held) or ()) for count in COUNTS} for name, job in self.jobs.items()
        }
        await self.tx.each("count_jobs", [taker.counts(self.jobs, counted) for taker in takers])
        for name, job in self.jobs.items():
            for held, names in counted[name].items():
                if len(names) > len(job.get(held) or ()):
                    job[held] = sorted(names)


def _caused(revision: Revision, taker: Taker) -> Revision:
    """The revision, announced as the work of the first job that shows what is new of it."""
    if revision.detection is None:
        return revision
    job, touch = taker.first_new()
    return replace(revision, detection=replace(revision.detection, evidence=touch.evidence, job=job))
