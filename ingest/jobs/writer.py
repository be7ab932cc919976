"""Writes a batch: the statements of one transaction, jobs first, since their stored state decides the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from analyzers.asset import AssetKind, parse
from cypher import Transaction
from ingest import wide
from ingest.assets import Assets
from ingest.detections import Detection
from ingest.jobs import accesses
from ingest.jobs.attribution import Accesses, Pair, ran
from ingest.jobs.batch import Batch, JobAccess, JobReport, expired
from ingest.jobs.inputs import Problem, ProblemCode
from ingest.jobs.lock import WorkspaceLock
from ingest.jobs.merge import Conflict, merged
from ingest.jobs.usages import Row, Usages
from ingest.limits import Limits
from ingest.plan import storages_of
from ingest.usages import asset_key

New = Mapping[str, Sequence[JobAccess]]
"""New accesses, by the key of their job."""


class CutMoved(Exception):
    """Jobs were deleted between reading and writing the batch, so that the limit of their age has changed."""


class BatchWriter:
    """Writes one batch in one transaction; jobs older than ``cut`` were left out before. ``jobs`` are the properties of
    the accepted ones, by key; ``detections`` are the changes, without sequence numbers.

    If only jobs, accesses and counters change, it conflicts only with batches that have the same jobs or usages.
    Anything else is done under the lock of the workspace, after reading again what it depends on."""

    def __init__(self, tx: Transaction, workspace: str, batch: Batch, at: int, cut: int, kept: Limits) -> None:
        self.tx = tx
        self.workspace = workspace
        self.batch = batch
        self.at = at
        self.cut = cut
        self.kept = kept
        self.jobs: dict[str, dict[str, Any]] = {}
        self.accesses = 0
        self.duplicates = 0
        self.problems: list[Problem] = []
        self.detections: list[Detection] = []
        self._stored: dict[str, Row] = {}
        self._named = dict(batch.assets)
        self._lock = WorkspaceLock(tx, workspace, at)

    async def write(self) -> None:
        """Writes everything but the log, which comes last. Raises CutMoved and BeingDeleted."""
        await self._lock_jobs()
        # Read after locking: pruning moves the cut before it deletes jobs.
        state = await self._lock.share()
        if (state["prunedBefore"] or 0) > self.cut:
            raise CutMoved
        taken = self._merge()
        await self._stub_jobs()
        new = await self._new(taken)
        attributed = await self._attributed(new)
        assets = await self._assets(state, new, attributed)
        usages = Usages(self.tx, self.workspace, self.at, self._lock, self.jobs, self._named, assets)
        self.detections += await usages.write(attributed)
        await self._put()
        await accesses.create(self.tx, new, self.at)

    async def _lock_jobs(self) -> None:
        """Locks the jobs, creating missing ones, and reads them. Raises CutMoved if one was just deleted."""
        job_ids = {report.key: report.job_id for report in self.batch.reports}
        self._stored = {row["key"]: row for row in await self._made("lock_jobs", job_ids)}
        if self._stored.keys() != job_ids.keys():
            raise CutMoved

    async def _stub_jobs(self) -> None:
        """Creates the nodes of newly reported parents and roots. Known ones are not created again after deletion."""
        others = {
            job[kin]
            for name, job in self.jobs.items()
            for kin in ("parent", "root")
            if job.get(kin) != self._stored[name].get(kin)
        }
        await self._made("stub_jobs", {name: self.batch.others[name] for name in others - self.jobs.keys()})

    async def _made(self, statement: str, job_ids: Mapping[str, str]) -> list[Row]:
        """Runs a statement on jobs in the order of their keys, so that batches do not deadlock."""
        return await self.tx.each(statement, sorted(job_ids.items()), workspace=self.workspace, at=self.at)

    def _merge(self) -> list[tuple[JobReport, list[JobAccess]]]:
        """Merges the reports into the jobs, in the order of the batch; contradictory ones are left out."""
        taken = []
        for report in self.batch.reports:
            before = self.jobs.get(report.key) or self._stored[report.key]
            if before["told"] and before["createdAt"] < self.cut:
                self.problems.append(expired(report.job_id))
                continue
            try:
                job = self.jobs[report.key] = merged(before, report.row, self.at)
            except Conflict as conflict:
                self.problems.append(ProblemCode.CONFLICT.of(report.job_id, str(conflict)))
                continue
            at = job["createdAt"]
            taken.append((report, [one if one.at is not None else one._replace(at=at) for one in report.accesses]))
        return taken

    async def _new(self, taken: Sequence[tuple[JobReport, list[JobAccess]]]) -> dict[str, list[JobAccess]]:
        """The accesses that were not reported before, by job."""
        again = [(report.key, did) for report, did in taken if not self._stored[report.key]["isNew"]]
        seen = await accesses.known(self.tx, [(job, one) for job, did in again for one in did])
        new: dict[str, list[JobAccess]] = {}
        for report, did in taken:
            unseen = new.setdefault(report.key, [])
            for one in did:
                identity = report.key, one.asset, one.at or 0, one.access
                if identity not in seen:
                    seen.add(identity)
                    unseen.append(one)
        self.accesses = sum(map(len, new.values()))
        self.duplicates = sum(len(did) for _, did in taken) - self.accesses
        return new

    async def _attributed(self, new: New) -> Accesses:
        """The accesses to attribute to usages, by runnable and asset: new ones of jobs whose runnable is known, and
        earlier ones of jobs whose new report changes how they count."""
        every = [(job, one) for job, did in new.items() for one in did]
        again = [name for name, job in self.jobs.items() if self._counts_otherwise(self._stored[name], job)]
        for job, asset, uri, access, evidence, first, last in await self.tx.each("accesses_by_asset", sorted(again)):
            self._named[asset] = parse(uri)
            every += [(job, JobAccess(asset, at, access, evidence, None)) for at in {first, last}]
        by_pair: dict[Pair, list[tuple[str, JobAccess]]] = {}
        for job, one in every:
            if runnable := self.jobs[job].get("runnable"):
                by_pair.setdefault((runnable, one.asset), []).append((job, one))
        return by_pair

    def _counts_otherwise(self, before: Row, job: Row) -> bool:
        if before["isNew"] or not job.get("runnable"):
            return False
        moved = any(before.get(name) != job.get(name) for name in ("runnable", "createdAt"))
        return moved or ran(before) != ran(job)

    async def _assets(self, state: Row, new: New, attributed: Accesses) -> Assets:
        """The assets of the batch; missing ones are created."""
        cause: dict[str, tuple[str, str]] = {}
        for job, did in new.items():
            for one in did:
                cause.setdefault(one.asset, (one.evidence, job))
        assets = Assets(self.tx, self.workspace, storages_of(state["storages"]), self.at, self.kept)
        named = [self._named[name] for name in sorted({*cause, *(asset for _, asset in attributed)})]
        if await assets.find(named):
            await self._lock.take()
            kinds = await assets.put(named)
            await assets.refresh(())
            await wide.tell(self.tx, self.workspace, assets.widened)
            if state["resourcesKnown"] and AssetKind.RESOURCE in kinds:
                await self.tx.run("resolve_resources", workspace=self.workspace)
            for name, first in list(cause.items()):
                if (container := self._named[name].container) is not None:
                    cause.setdefault(asset_key(self.workspace, container), first)
        self.detections += [
            replace(detection, evidence=evidence, job=job)
            for detection in assets.detections
            for evidence, job in (cause[detection.asset],)
        ]
        return assets

    async def _put(self) -> None:
        """Stores the jobs, and links them to new parents and runnables."""
        rows: dict[str, list[dict[str, Any]]] = {}
        parts = []
        for name, job in self.jobs.items():
            before = self._stored[name]
            changed = {field: value for field, value in job.items() if value != before.get(field)}
            if changed:
                statement = f"put_running.{job['runnableKind'].capitalize()}" if "runnable" in changed else "put_jobs"
                rows.setdefault(statement, []).append({**changed, "key": name})
            if "parent" in changed:
                parts.append({"key": name, "parent": job["parent"]})
        for statement, put in rows.items():
            await self.tx.each(statement, put)
        await self.tx.each("link_parents", parts)
