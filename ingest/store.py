"""Writes a plan: the statements of one transaction, in an order in which nodes exist before they are linked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from analyzers.asset import AssetKind, parse
from analyzers.facts import DetectedAsset, Diagnostic
from analyzers.flow import Link
from cypher import Transaction, key
from ingest import circles, diagnostics, resources, unresolved, wide
from ingest.assets import Assets
from ingest.deployment import RunnableKind, RunnableRef
from ingest.detections import Detection
from ingest.items import properties
from ingest.limits import Limits
from ingest.paths import fault
from ingest.plan import Change, Plan
from ingest.revisions import write
from ingest.usages import Revision, asset_key, facts, falls, stands

_CIRCLE = "circle"  # sorts after the diagnostics of an analysis, whose places are numbers


class Store:
    """Writes one plan in one transaction. ``detections`` are the changes that it makes, ``diagnostics`` everything that
    was not understood in what it writes."""

    def __init__(
        self, tx: Transaction, workspace: str, source: str | None, at: int, made: Plan, limits: Limits
    ) -> None:
        self.tx = tx
        self.workspace = workspace
        self.source = source
        self.at = at
        self.plan = made
        self.limits = limits
        self.assets = Assets(tx, workspace, made.storages, at, limits)
        self.detections: list[Detection] = []
        self.diagnostics: list[Diagnostic] = []
        self._touched: set[str] = set()

    async def write(self) -> None:
        """Writes everything but the log, which comes last."""
        plan, tx = self.plan, self.tx
        if plan.properties:
            await tx.run("put_workspace", key=key(self.workspace, "Workspace"), properties=plan.properties)
        found = [row.asset for change in plan.changes for _, _, rows in change.parts for row in rows]
        declared = [parse(uri) for row in plan.resources for uri in (row.uri, *row.refers_to)]
        new = await self.assets.put((*found, *declared))
        await tx.each("drop_diagnostics", plan.ended_diagnostics)
        await tx.each("create_diagnostics", list(plan.new_diagnostics.values()))
        steps = await self._steps_gone()
        await self._renew()
        await self._runnables()
        await self._structure()
        await self._usages(steps)
        await self._retire([*plan.archived, *steps])
        await self._unresolved(await self._runs())
        await self._circles()
        written = {*(change.ref for change in plan.changes), *plan.archived}
        self.diagnostics += await wide.tell(tx, self.workspace, self.assets.widened, written)
        await self._references()
        await self.assets.refresh(self._touched)
        turned = []
        if plan.resources_known and (
            AssetKind.RESOURCE in new or plan.resources or "resourcesKnown" in plan.properties
        ):
            turned = await tx.run("resolve_resources", workspace=self.workspace)
        if plan.resources_known:
            uses = [(ref, detected) for change in plan.changes for ref, _, found in change.parts for detected in found]
            self.diagnostics += await resources.tell(tx, self.workspace, uses, written, turned)
        if "storagesJson" in plan.properties:
            names = None if plan.storages is None else [storage.name or "" for storage in plan.storages]
            await tx.run("resolve_objects", workspace=self.workspace, storages=names)
        self.detections = [*self.assets.detections, *sorted(self.detections, key=_order)]

    async def _renew(self) -> None:
        rows: dict[str, list[dict[str, Any]]] = {}
        for ref, mark, origin in self.plan.renewed:
            row = {"key": ref.key(self.workspace), "fingerprint": mark, "epoch": self.plan.epoch, "origin": origin}
            rows.setdefault(ref.kind.label, []).append(row)
        for label, renewed in rows.items():
            await self.tx.each(f"put_runnables.{label}", renewed)

    async def _runnables(self) -> None:
        rows: dict[RunnableKind, list[dict[str, Any]]] = {}
        imports: list[dict[str, Any]] = []
        said: list[dict[str, Any]] = []
        for change in self.plan.changes:
            ref, runnable = change.ref, change.ref.key(self.workspace)
            reported = [*change.analysis.diagnostics, *self._too_wide(change)]
            self.diagnostics += [replace(item, path=item.path or ref.path) for item in reported]
            said += [diagnostics.row(self.workspace, ref, f"{n:06}", item) for n, item in enumerate(reported)]
            imports += [
                {
                    "key": key(self.workspace, "Import", runnable, path),
                    "workspace": self.workspace,
                    "path": path,
                    "importer": runnable,
                    "importerKind": ref.kind.value,
                }
                for path in change.analysis.reads
                if not fault(path)
            ]
            rows.setdefault(ref.kind, []).append(self._runnable(change, runnable))
            for position, (part, step, _) in enumerate(change.parts[1:]):
                rows.setdefault(RunnableKind.STEP, []).append(self._step(change, part, step, position))
        for kind, nodes in rows.items():
            await self.tx.each(f"put_runnables.{kind.label}", nodes)
        written = [change.ref.key(self.workspace) for change in self.plan.changes]
        await self._replace("imports", written, imports)
        await self._replace("diagnostics", written, said)

    async def _replace(self, what: str, owners: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
        await self.tx.each(f"clear_{what}", owners)
        await self.tx.each(f"create_{what}", rows)

    def _runnable(self, change: Change, runnable: str) -> dict[str, Any]:
        row = {
            **properties(change.work),
            "key": runnable,
            "workspace": self.workspace,
            "live": True,
            "fingerprint": change.fingerprint,
            "epoch": self.plan.epoch,
            "facts": change.facts,
        }
        if change.is_new:
            row |= {"deployedAt": self.at, "ranAt": None}
            row |= {"origin": self.source} if self.source else {}
        return row

    def _step(self, change: Change, ref: RunnableRef, step: Any, position: int) -> dict[str, Any]:
        parent = None if step.parent is None else RunnableRef(RunnableKind.STEP, f"{change.ref.path}#{step.parent}")
        return {
            "key": ref.key(self.workspace),
            "workspace": self.workspace,
            "flow": change.ref.key(self.workspace),
            "flowPath": change.ref.path,
            "path": ref.path,
            "summary": step.summary,
            "search": f"{ref.path} {step.summary or ''}".lower(),
            "live": True,
            "stepId": step.step_id,
            "stepKind": step.kind and step.kind.value,
            "nodeKind": step.node.value,
            "language": step.language and step.language.value,
            "parent": parent and parent.key(self.workspace),
            "branch": step.branch,
            "position": position,
            "runsKind": step.runs and step.runs.kind.value,
            "runsPath": step.runs and step.runs.path,
            **({"deployedAt": self.at, "ranAt": None} if change.is_new else {}),
        }

    def _too_wide(self, change: Change) -> list[Diagnostic]:
        uris = {row["uri"] for _, _, rows in change.parts for found in rows if (row := self._row(found))["isWide"]}
        return [wide.diagnostic(uri) for uri in sorted(uris)]

    async def _structure(self) -> None:
        """Replaces the steps of flows and their order."""
        flows = [change for change in self.plan.changes if change.ref.kind is RunnableKind.FLOW]
        keys = [change.ref.key(self.workspace) for change in flows]
        await self.tx.each("unlink_steps", keys)
        await self.tx.each("unlink_flows", keys)
        await self.tx.each(
            "link_steps",
            [
                {"flow": change.ref.key(self.workspace), "step": ref.key(self.workspace)}
                for change in flows
                for ref, _, _ in change.parts[1:]
            ],
        )
        await self.tx.each("link_next", [row for change in flows for row in self._links(change, change.analysis.next)])
        results = [row for change in flows for row in self._links(change, change.analysis.results)]
        await self.tx.each("link_results", results)

    def _links(self, change: Change, links: Iterable[Link]) -> list[dict[str, Any]]:
        def step(name: str) -> str:
            return RunnableRef(RunnableKind.STEP, f"{change.ref.path}#{name}").key(self.workspace)

        return [{"source": step(link.source), "target": step(link.target), "label": link.label} for link in links]

    async def _steps_gone(self) -> list[RunnableRef]:
        """Live steps that their flow no longer has; all of them if it is archived."""
        flows = [ref for ref in self.plan.archived if ref.kind is RunnableKind.FLOW]
        flows += [change.ref for change in self.plan.changes if change.ref.kind is RunnableKind.FLOW]
        kept = {ref for change in self.plan.changes for ref, _, _ in change.parts[1:]}
        rows = await self.tx.each("known_steps", [ref.key(self.workspace) for ref in flows])
        refs = [RunnableRef(RunnableKind.STEP, row["path"]) for row in rows if row["live"]]
        return [ref for ref in refs if ref not in kept]

    async def _usages(self, steps: Sequence[RunnableRef]) -> None:
        gone = {ref.key(self.workspace) for ref in (*self.plan.archived, *steps)}
        parts = {
            ref.key(self.workspace): (ref, found) for change in self.plan.changes for ref, _, found in change.parts
        }
        new = {ref.key(self.workspace) for change in self.plan.changes if change.is_new for ref, _, _ in change.parts}
        named = {
            key(self.workspace, "Usage", runnable, self._row(detected)["key"]): (runnable, ref, detected)
            for runnable, (ref, found) in parts.items()
            for detected in found
        }
        rows = await self.tx.each("usages_by_key", sorted(named))
        # Usages known only from jobs can be many, and only archiving their runnable changes them.
        rows += await self.tx.each("known_usages", sorted(parts), said=True)
        rows += await self.tx.each("known_usages", sorted(gone), said=False)
        known = {row["key"]: row for row in rows}
        ran = await self._have_run(ref for ref, _ in parts.values() if ref.key(self.workspace) not in new)
        revisions: list[Revision] = []
        for name, (runnable, ref, detected) in named.items():
            asset, said = self._row(detected), facts(detected, self.limits.occurrences)
            old = known.get(name)
            version = {"is_new": runnable in new, "ran": runnable in ran}
            revisions.append(stands(self.workspace, ref, asset, said, old, self.at, **version))
        revisions += [
            falls(row, self.at, is_new=row["runnable"] in new, archived=row["runnable"] in gone)
            for name, row in known.items()
            if name not in named
        ]
        self.detections += [revision.detection for revision in revisions if revision.detection is not None]
        await self.tx.each("forget_runs", sorted(new))
        self._touched |= await write(self.tx, revisions, known)

    async def _have_run(self, refs: Iterable[RunnableRef]) -> set[str]:
        """The keys of the runnables whose deployed version has run."""
        return {
            key for kind, keys in self._keys(refs).items() for key in await self.tx.each(f"have_run.{kind.label}", keys)
        }

    def _keys(self, refs: Iterable[RunnableRef]) -> dict[RunnableKind, list[str]]:
        kinds: dict[RunnableKind, list[str]] = {}
        for ref in refs:
            kinds.setdefault(ref.kind, []).append(ref.key(self.workspace))
        return kinds

    async def _retire(self, refs: Sequence[RunnableRef]) -> None:
        for kind, keys in self._keys(refs).items():
            await self.tx.each(f"retire_runnables.{kind.label}", keys)
            await self.tx.each(f"unlink_runnables.{kind.label}", keys)
            await self.tx.each("clear_diagnostics", keys)
            await self.tx.each("clear_imports", keys)
            await self.tx.each("clear_starts", keys)

    async def _runs(self) -> list[unresolved.Start]:
        """Writes what runs what: what the written items run, and earlier items that named a script or flow which is
        deployed only now. Returns the latter."""
        starts: dict[RunnableKind, list[dict[str, Any]]] = {}
        for change in self.plan.changes:
            for source, target in change.starts:
                starts.setdefault(source.kind, []).append(self._start(source.key(self.workspace), target))
        written = [change.ref.key(self.workspace) for change in self.plan.changes]
        named = [self._named(change.ref, target) for change in self.plan.changes for target in change.named]
        await self._replace("starts", written, named)
        arrived = [
            {"key": change.ref.key(self.workspace), "path": change.ref.path, "kind": change.ref.kind.value}
            for change in self.plan.changes
            if not change.was_deployed and change.ref.kind in unresolved.RUNNABLE
        ]
        waited = []
        sources = {row["source"] for rows in starts.values() for row in rows}
        for kind, waiting_for in unresolved.RUNNERS:
            for row in await self.tx.each(waiting_for, arrived, workspace=self.workspace):
                if row["source"] not in sources:
                    starts.setdefault(kind, []).append(row)
                    waited.append(unresolved.start(kind, row))
        for kind in RunnableKind:
            if kind is not RunnableKind.STEP:
                changed = [change.ref.key(self.workspace) for change in self.plan.changes if change.ref.kind is kind]
                await self.tx.each(f"unlink_runs.{kind.label}", changed)
            for name in ("script", "flow"):
                edges = [row for row in starts.get(kind, ()) if row["kind"] == name.upper()]
                await self.tx.each(f"link_runs_{name}.{kind.label}", edges)
        return waited

    async def _unresolved(self, waited: Iterable[unresolved.Start]) -> None:
        """Updates the diagnostics of everything that runs a missing script or flow, including earlier deployments."""
        tx, workspace = self.tx, self.workspace
        starts = [started for change in self.plan.changes for started in change.starts]
        starts = await unresolved.lacking(tx, workspace, starts)
        starts += await unresolved.left(tx, workspace, self.plan.archived)
        said = {started: unresolved.diagnostic(started) for started in starts}
        ended = [*(one for started in waited for one in unresolved.either(started)), *said]
        await tx.each("drop_diagnostics", [unresolved.diagnostic_key(workspace, one) for one in ended])
        rows = [
            diagnostics.row(self.workspace, unresolved.owner(one[0]), unresolved.place(one), item)
            for one, item in said.items()
        ]
        await tx.each("create_diagnostics", rows)
        self.diagnostics += said.values()

    def _start(self, source: str, target: RunnableRef) -> dict[str, Any]:
        return {"source": source, "target": target.key(self.workspace), "kind": target.kind.value}

    async def _circles(self) -> None:
        """Updates the diagnostics of flows that run each other in a circle, including earlier deployments."""
        written = [*(change.ref for change in self.plan.changes), *self.plan.archived]
        changed = {ref.path for ref in written if ref.kind is RunnableKind.FLOW}
        if not changed:
            return
        found = await circles.find(self.tx, self.workspace, changed)
        said = [item for circle in found.circles for item in circle.diagnostics]
        flows = {path: RunnableRef(RunnableKind.FLOW, path) for path in (*found.flows, *(item.path for item in said))}
        old = [key(self.workspace, "Diagnostic", ref.key(self.workspace), _CIRCLE) for ref in flows.values()]
        await self.tx.each("drop_diagnostics", sorted(old))
        await self.tx.each(
            "create_diagnostics", [diagnostics.row(self.workspace, flows[item.path], _CIRCLE, item) for item in said]
        )
        self.diagnostics += said

    def _named(self, source: RunnableRef, target: RunnableRef) -> dict[str, Any]:
        starter = source.key(self.workspace)
        return {
            "key": key(self.workspace, "Start", starter, target.kind.value, target.path),
            "workspace": self.workspace,
            "starter": starter,
            "kind": target.kind.value,
            "path": target.path,
        }

    async def _references(self) -> None:
        rows = [(asset_key(self.workspace, parse(row.uri)), row) for row in self.plan.resources]
        await self.tx.each("put_resources", [{"key": key, "resourceType": row.resource_type} for key, row in rows])
        await self.tx.each("unlink_references", [key for key, _ in rows])
        edges = [
            {"source": key, "target": asset_key(self.workspace, parse(uri))}
            for key, row in rows
            for uri in row.refers_to
        ]
        await self.tx.each("link_references", edges)

    def _row(self, detected: DetectedAsset) -> Any:
        return self.assets.row(detected.asset)


def _order(detection: Detection) -> tuple[str, str, str]:
    return detection.runnable_path or "", detection.runnable_kind or "", detection.uri
