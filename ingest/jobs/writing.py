"""The writing of a batch: the statements of one transaction, jobs first, since what they hold decides the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cypher import Transaction, key
from ingest import fingerprint
from ingest.assets import Assets
from ingest.detections import Detection
from ingest.jobs import accesses, runnables
from ingest.jobs.batch import Batch, Telling, Touch
from ingest.jobs.merge import Conflict, merged
from ingest.jobs.told import Problem, ProblemCode
from ingest.limits import Limits
from ingest.plan import storages_of


class Writing:
    """Writes one batch in one transaction. ``jobs`` are the properties of those that were taken, by key; ``detections``
    what it makes true, without their numbers."""

    def __init__(self, tx: Transaction, workspace: str, batch: Batch, at: int, kept: Limits) -> None:
        self.tx = tx
        self.workspace = workspace
        self.batch = batch
        self.at = at
        self.kept = kept
        self.jobs: dict[str, dict[str, Any]] = {}
        self.accesses = 0
        self.duplicates = 0
        self.problems: list[Problem] = []
        self.detections: list[Detection] = []
        self._locked = False

    async def write(self) -> None:
        """All but the log, which comes last."""
        held = await self._lock_jobs()
        touched = self._merge(held)
        made = await self._new(held, touched)
        state = await self._state()
        await self._assets(state, made)
        await self._runnables()
        await self._put(held)
        await accesses.create(self.tx, made, self.at)

    async def _lock_jobs(self) -> dict[str, Mapping[str, Any]]:
        """What the jobs of the batch hold, behind their locks."""
        rows = {
            name: {"key": name, "jobId": job_id, "createdAt": self.at, "isTold": False}
            for name, job_id in self.batch.others.items()
        }
        for telling in self.batch.tellings:
            rows[telling.key] = {"key": telling.key, "jobId": telling.job_id, "createdAt": self.at, "isTold": True}
        ordered = [rows[name] for name in sorted(rows)]
        found = await self.tx.each("lock_jobs", ordered, workspace=self.workspace, at=self.at)
        return {row["key"]: row for row in found}

    def _merge(self, held: Mapping[str, Mapping[str, Any]]) -> list[tuple[Telling, list[Touch]]]:
        """Takes what is told of each job, in the order of the batch; what contradicts is left out."""
        taken = []
        for telling in self.batch.tellings:
            before = self.jobs.get(telling.key) or held[telling.key]
            try:
                job = self.jobs[telling.key] = merged(before, telling.row, self.at)
            except Conflict as conflict:
                self.problems.append(ProblemCode.CONFLICT.of(telling.job_id, str(conflict)))
                continue
            at = job["createdAt"]
            taken.append(
                (telling, [touch if touch.at is not None else touch._replace(at=at) for touch in telling.touches])
            )
        return taken

    async def _new(
        self, held: Mapping[str, Mapping[str, Any]], taken: Sequence[tuple[Telling, list[Touch]]]
    ) -> dict[str, list[Touch]]:
        """The accesses that nobody told of, by job."""
        spans: dict[str, tuple[int, int]] = {}
        for telling, touches in taken:
            if touches and not held[telling.key]["isNew"]:
                instants = [touch.at or 0 for touch in touches] + list(spans.get(telling.key, ()))
                spans[telling.key] = min(instants), max(instants)
        seen = await accesses.known(self.tx, spans, {touch.access for _, touches in taken for touch in touches})
        made: dict[str, list[Touch]] = {}
        for telling, touches in taken:
            new = made.setdefault(telling.key, [])
            for touch in touches:
                identity = telling.key, touch.asset, touch.at or 0, touch.access
                if identity in seen:
                    self.duplicates += 1
                else:
                    seen.add(identity)
                    new.append(touch)
                    self.accesses += 1
        return made

    async def _state(self) -> Mapping[str, Any]:
        name = key(self.workspace, "Workspace")
        state = await self.tx.run("jobs_state", workspace=name)
        if state is None:
            await self._lock_workspace()
            state = await self.tx.run("jobs_state", workspace=name)
        return dict(state)

    async def _lock_workspace(self) -> None:
        """Holds back whoever else changes more than jobs and counts."""
        if not self._locked:
            await self.tx.run(
                "lock_workspace",
                key=key(self.workspace, "Workspace"),
                name=self.workspace,
                at=self.at,
                epoch=fingerprint.context(None),
            )
            self._locked = True

    async def _assets(self, state: Mapping[str, Any], made: Mapping[str, Sequence[Touch]]) -> None:
        first: dict[str, tuple[str, str]] = {}
        for job, touches in made.items():
            for touch in touches:
                first.setdefault(touch.asset, (touch.evidence, job))
        assets = Assets(self.tx, self.workspace, storages_of(state["storages"]), self.at, self.kept)
        named = [self.batch.assets[name] for name in sorted(first)]
        if await assets.find(named):
            await self._lock_workspace()
            await assets.put(named)
            await assets.refresh(())
            if state["resourcesKnown"]:
                await self.tx.run("resolve_resources", workspace=self.workspace)
        self.detections += [
            replace(detection, evidence=evidence, job=job)
            for detection in assets.detections
            for evidence, job in (first.get(detection.asset, ("RUNTIME", None)),)
        ]

    async def _runnables(self) -> None:
        wanted = {job["runnable"] for job in self.jobs.values()} - {None}
        refs = {name: self.batch.runnables[name] for name in sorted(wanted) if name in self.batch.runnables}
        known = await runnables.known(self.tx, refs)
        if known.keys() != refs.keys():
            await self._lock_workspace()
            await runnables.create(self.tx, self.workspace, refs)

    async def _put(self, held: Mapping[str, Mapping[str, Any]]) -> None:
        """The jobs, and what they newly are part of and ran."""
        rows, parts = [], []
        ran: dict[str, list[dict[str, str]]] = {}
        for name, job in self.jobs.items():
            before = held[name]
            changed = {field: value for field, value in job.items() if value != before.get(field)}
            if changed:
                rows.append({**changed, "key": name})
            if "parent" in changed:
                parts.append({"key": name, "parent": job["parent"]})
            if "runnable" in changed:
                label = job["runnableKind"].capitalize()
                ran.setdefault(label, []).append({"key": name, "runnable": job["runnable"]})
        await self.tx.each("put_jobs", rows)
        await self.tx.each("link_parents", parts)
        for label, edges in ran.items():
            await self.tx.each(f"link_jobs.{label}", edges)
