"""Plans: what a deployment changes, determined before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from analyzers.asset import InvalidURI, parse
from analyzers.context import Storage
from analyzers.facts import Code, DetectedAsset, Diagnostic
from analyzers.flow import FlowAnalysis, Step
from cypher import Graph, key
from ingest import diagnostics, fingerprint
from ingest.delete import BeingDeleted
from ingest.deployment import (
    KINDS,
    Deployment,
    Item,
    Prune,
    ResourceInput,
    RunnableKind,
    RunnableRef,
    ScheduleInput,
    TriggerInput,
)
from ingest.items import Work, starts, step_of
from ingest.limits import Limits
from ingest.paths import item_fault, too_long, uri_fault
from ingest.reading import Reading, sources
from ingest.usages import asset_key

_FAILURES = frozenset({Code.TIMEOUT.name, Code.CRASHED.name})


@dataclass(frozen=True, slots=True)
class Change:
    """A runnable to write: the work, its analysis, and the digests of what the analysis depends on and of its facts."""

    work: Work
    analysis: FlowAnalysis
    fingerprint: str | None
    facts: str
    was_deployed: bool

    @property
    def ref(self) -> RunnableRef:
        return self.work.ref

    @property
    def is_new(self) -> bool:
        """Whether it is a newly deployed version, not a stored one that was analysed again."""
        return self.work.stored is None

    @property
    def parts(self) -> list[tuple[RunnableRef, Step | None, tuple[DetectedAsset, ...]]]:
        """The runnable itself and its steps, each with the assets that it uses directly."""
        own: list[tuple[RunnableRef, Step | None, tuple[DetectedAsset, ...]]] = [(self.ref, None, self.analysis.assets)]
        return own + [(step_of(self.ref.path, step), step, step.assets) for step in self.analysis.steps]

    @property
    def starts(self) -> list[tuple[RunnableRef, RunnableRef]]:
        """The pairs of runnables in which it or one of its steps runs another."""
        return starts(self.work.item, self.analysis)

    @property
    def named(self) -> list[RunnableRef]:
        """What it runs itself that is not stored as a property of its node."""
        item = self.work.item
        known = item.runs if isinstance(item, ScheduleInput | TriggerInput) else None
        return [target for source, target in self.starts if source == self.ref and target != known]


@dataclass(frozen=True, slots=True)
class ResourceRow:
    """A resource to store; ``refers_to`` are URIs."""

    uri: str
    resource_type: str | None
    refers_to: tuple[str, ...]


@dataclass(slots=True)
class Plan:
    """Everything that one transaction writes. ``revision`` is that of the workspace at the time of planning, None if
    the workspace does not exist yet. ``renewed`` are runnables with unchanged facts that now depend on something else,
    with their fingerprints and sources. ``new_diagnostics`` are rows of what the source could not read, by key, and
    ``ended_diagnostics`` the keys of those that no longer apply. ``last`` is the path up to which stored items were
    examined."""

    revision: int | None
    storages: tuple[Storage, ...] | None
    properties: dict[str, Any] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    archived: list[RunnableRef] = field(default_factory=list)
    renewed: list[tuple[RunnableRef, str | None, str | None]] = field(default_factory=list)
    resources: list[ResourceRow] = field(default_factory=list)
    resources_known: bool = False
    new_diagnostics: dict[str, dict[str, Any]] = field(default_factory=dict)
    ended_diagnostics: list[str] = field(default_factory=list)
    unchanged: int = 0
    last: str | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        written = (
            self.properties,
            self.changes,
            self.archived,
            self.renewed,
            self.resources,
            self.new_diagnostics,
            self.ended_diagnostics,
        )
        return self.revision is not None and not any(written)

    @property
    def epoch(self) -> str:
        """The digest of what all analyses of the workspace depend on."""
        return fingerprint.context(self.storages)


async def plan(graph: Graph, reading: Reading, deployment: Deployment, limits: Limits) -> Plan:
    """Compares a deployment with the graph, and analyses what differs and its importers. Raises BeingDeleted."""
    workspace = deployment.workspace
    state = await graph.read("deploy_state", workspace=key(workspace, "Workspace")) or {}
    if state.get("isClosed"):  # what is left of it may be gone before the plan is written
        raise BeingDeleted(workspace)
    stored_storages = storages_of(state.get("storages"))
    storages = stored_storages if deployment.storages is None else deployment.storages
    made = Plan(state.get("revision"), storages, resources_known=bool(state.get("resourcesKnown")))
    if made.revision is None:
        made.properties["epoch"] = made.epoch
    if storages != stored_storages:
        made.properties["storagesJson"] = fingerprint.dump([[item.name, item.bucket] for item in storages or ()])
    await _resources(graph, deployment, made)
    await _source_diagnostics(graph, deployment, made, limits.source_diagnostics)
    works = _valid(deployment.items, made)
    leaving = dict.fromkeys((*deployment.archive, *await _pruned(graph, workspace, deployment.prune)))
    stored = await known(graph, workspace, (*(work.ref for work in works), *leaving))
    given = {work.ref for work in works}
    made.archived = [ref for ref in leaving if stored.get(ref, {}).get("live") and ref not in given]
    changed = [
        work
        for work in works
        if not (row := stored.get(work.ref, {})).get("live")
        or row["fingerprint"] != _fingerprint(work, made.epoch, deployment.source or row["origin"])
    ]
    made.unchanged = len(works) - len(changed)
    brought = sources([work.item for work in changed], made.archived)
    importers = await _importers(graph, workspace, brought, {work.ref for work in changed} | set(made.archived))
    every = [*changed, *importers]
    answers = await reading.analyse(every, storages, brought)
    for work, answer in zip(every, answers, strict=True):
        _compare(work, answer, work.stored or stored.get(work.ref, {}), deployment.source, made)
    return made


async def outdated(graph: Graph, reading: Reading, workspace: str, kind: RunnableKind, after: str, limit: int) -> Plan:
    """Plans the new analysis of the next stored items of a kind, ordered by path, whose analysis is out of date."""
    state = await graph.read("deploy_state", workspace=key(workspace, "Workspace")) or {}
    storages = storages_of(state.get("storages"))
    made = Plan(state.get("revision"), storages, resources_known=bool(state.get("resourcesKnown")))
    rows = await graph.read(f"outdated.{kind.label}", workspace=workspace, after=after, epoch=made.epoch, limit=limit)
    works = [Work.restored(kind, row) for row in rows]
    for work, answer in zip(works, await reading.analyse(works, storages, {}), strict=True):
        _compare(work, answer, work.stored or {}, None, made)
    made.last = works[-1].item.path if works else None
    return made


def _compare(work: Work, answer: FlowAnalysis, row: Mapping[str, Any], source: str | None, made: Plan) -> None:
    """Adds the changes of an analysis to the plan. An item with unchanged facts is not a change, even if it now depends
    on something else."""
    answer = _bounded(answer)
    if reason := _unstorable(work, answer):
        made.diagnostics.append(
            Code.INVALID_PATH.at(f"the {work.ref.kind.label.lower()} was left out: {reason}", path=work.ref.path)
        )
        return
    origin = row.get("origin") if work.stored else source or row.get("origin")
    # A failed analysis gets no fingerprint, so that it is repeated with the next deployment.
    failed = any(item.code in _FAILURES for item in answer.diagnostics)
    mark = None if failed else _fingerprint(work, made.epoch, origin)
    said = fingerprint.digest(repr(answer))
    live = bool(row.get("live"))
    if (live, said, work.content_hash) != (True, row.get("facts"), row.get("contentHash")):
        was_deployed = live and row.get("contentHash") is not None
        made.changes.append(Change(work, answer, mark, said, was_deployed))
        return
    made.unchanged += work.stored is None
    if (mark, made.epoch, origin) != (row.get("fingerprint"), row.get("epoch"), row.get("origin")):
        made.renewed.append((work.ref, mark, origin))


async def known(graph: Graph, workspace: str, refs: Iterable[RunnableRef]) -> dict[RunnableRef, Mapping[str, Any]]:
    """The stored state of runnables other than steps."""
    kinds: dict[RunnableKind, dict[str, RunnableRef]] = {}
    for ref in refs:
        if ref.kind is not RunnableKind.STEP:
            kinds.setdefault(ref.kind, {})[ref.key(workspace)] = ref
    return {
        by_key[row["key"]]: row
        for kind, by_key in kinds.items()
        for row in await graph.read_each(f"known_runnables.{kind.label}", list(by_key))
    }


async def _pruned(graph: Graph, workspace: str, prune: Prune | None) -> list[RunnableRef]:
    """What a source deployed earlier and no longer has."""
    if prune is None:
        return []
    brought = [
        RunnableRef(kind, path)
        for kind in KINDS.values()
        for path in await graph.read(f"brought.{kind.label}", workspace=workspace, origin=prune.source)
    ]
    return [ref for ref in brought if ref not in prune.keep]


async def _importers(
    graph: Graph, workspace: str, brought: Mapping[str, object], known: set[RunnableRef]
) -> list[Work]:
    """The stored scripts and flows whose analyses read one of these files."""
    rows = await graph.read_each("importers", sorted(brought), workspace=workspace)
    skipped = {ref.key(workspace) for ref in known}
    kinds: dict[RunnableKind, set[str]] = {}
    for row in rows:
        if row["key"] not in skipped:
            kinds.setdefault(RunnableKind(row["kind"]), set()).add(row["key"])
    return [
        Work.restored(kind, node)
        for kind, keys in sorted(kinds.items())
        for node in await graph.read_each(f"stored.{kind.label}", sorted(keys))
    ]


def _valid(items: Sequence[Item], made: Plan) -> list[Work]:
    """The items that can be stored; of several with the same path, the last."""
    kept: dict[RunnableRef, Item] = {}
    for item in items:
        kind = KINDS[type(item)]
        ref, name = RunnableRef(kind, item.path), kind.label.lower()
        if reason := item_fault(item.path):
            made.diagnostics.append(Code.INVALID_PATH.at(f"the {name} was left out: {reason}"))
            continue
        if kept.get(ref, item) != item:
            made.diagnostics.append(Code.DUPLICATE_PATH.at(f"the last {name} of this path was taken", path=item.path))
        kept[ref] = item
    return [Work.of(item) for item in kept.values()]


async def _resources(graph: Graph, deployment: Deployment, made: Plan) -> None:
    if deployment.resources is None:
        return
    if not made.resources_known:
        made.properties["resourcesKnown"] = made.resources_known = True
    keys: dict[str, ResourceRow] = {}
    for resource in deployment.resources:
        if (given := _resource_row(resource, made)) is not None:
            name = asset_key(deployment.workspace, parse(given.uri))
            if keys.get(name, given) != given:
                message = "the last resource of this path was taken"
                made.diagnostics.append(Code.DUPLICATE_PATH.at(message, path=resource.path))
            keys[name] = given
    for row in await graph.read_each("known_resources", list(keys)):
        refers = {asset_key(deployment.workspace, parse(uri)) for uri in keys[row["key"]].refers_to}
        if row["resourceType"] == keys[row["key"]].resource_type and set(row["refersTo"]) == refers:
            del keys[row["key"]]
    made.resources = list(keys.values())


async def _source_diagnostics(graph: Graph, deployment: Deployment, made: Plan, limit: int) -> None:
    """Compares what the source could not read with what it reported before."""
    if deployment.diagnostics is None:
        return
    workspace, source = deployment.workspace, deployment.source
    made.new_diagnostics = diagnostics.rows_of_source(workspace, source, deployment.diagnostics, limit)
    within = None if deployment.within is None else tuple(f"{folder}/" for folder in deployment.within)
    for row in await graph.read_each("source_diagnostics", [diagnostics.source_key(workspace, source)]):
        if row["key"] in made.new_diagnostics:
            del made.new_diagnostics[row["key"]]
        elif within is None or row["path"].startswith(within):
            made.ended_diagnostics.append(row["key"])


def _resource_row(resource: ResourceInput, made: Plan) -> ResourceRow | None:
    if reason := item_fault(resource.path):
        made.diagnostics.append(Code.INVALID_PATH.at(f"the resource was left out: {reason}"))
        return None
    refers: dict[str, None] = {}
    for index, text in enumerate(resource.refers_to):
        try:
            uri = parse(text).uri
            reason = uri_fault(uri)
        except InvalidURI as error:
            reason = str(error)
        if reason:
            made.diagnostics.append(Code.INVALID_URI.at(reason, pointer=f"/refersTo/{index}", path=resource.path))
        else:
            refers[uri] = None
    return ResourceRow(parse(f"res://{resource.path}").uri, resource.resource_type, tuple(refers))


def _unstorable(work: Work, answer: FlowAnalysis) -> str | None:
    """Why what an item or one of its steps runs is too long to be indexed; None if nothing is."""
    names = [step.key for step in answer.steps] + [target.path for _, target in starts(work.item, answer)]
    return next((too_long(name) for name in names if too_long(name)), None)


def _bounded(answer: FlowAnalysis) -> FlowAnalysis:
    """The analysis without assets whose URIs cannot be stored."""
    faults = [reason for row in _every(answer) if (reason := uri_fault(row.asset.uri))]
    if not faults:
        return answer
    diagnostics = [Code.INVALID_URI.at(f"a reference was left out: {reason}") for reason in faults]
    return replace(
        answer,
        steps=tuple(_without(step) for step in answer.steps),
        assets=tuple(row for row in answer.assets if not uri_fault(row.asset.uri)),
        diagnostics=(*answer.diagnostics, *diagnostics),
    )


def _without(step: Step) -> Step:
    return replace(step, assets=tuple(row for row in step.assets if not uri_fault(row.asset.uri)))


def _every(answer: FlowAnalysis) -> Iterable[DetectedAsset]:
    yield from answer.assets
    for step in answer.steps:
        yield from step.assets


def _fingerprint(work: Work, epoch: str, origin: str | None) -> str:
    return fingerprint.digest(work.content_hash, epoch, origin)


def storages_of(text: str | None) -> tuple[Storage, ...] | None:
    """Reads the storages of a workspace's node."""
    return None if text is None else tuple(Storage(name, bucket) for name, bucket in orjson.loads(text))
