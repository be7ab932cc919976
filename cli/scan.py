"""``headrace scan``: analyses a folder without a database."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from analyzers.asset import Asset
from analyzers.calm import calm
from analyzers.context import Source
from analyzers.facts import Code, DetectedAsset, Diagnostic
from analyzers.flow import FlowAnalysis
from analyzers.flow.circles import circles
from cli.memory import Memory, Said
from cli.places import in_file
from ingest import (
    Analysts,
    AppInput,
    FlowInput,
    ModuleInput,
    RunnableRef,
    ScheduleInput,
    ScriptInput,
    TriggerInput,
    resources,
    unresolved,
)
from ingest.deployment import KINDS, Item, RunnableKind
from ingest.items import Work, starts, step_of
from ingest.paths import item_fault
from ingest.reading import Reading
from ingest.unresolved import Start
from workspace import App, Entry, Flow, ItemKind, Module, Ref, Resource, Schedule, Script, Trigger, Workspace
from workspace import Reading as Read

BATCH = 256  # items in memory at once: enough work for every core while the next ones are read

_INPUTS: dict[type, type[Item]] = {
    Script: ScriptInput,
    Flow: FlowInput,
    App: AppInput,
    Schedule: ScheduleInput,
    Trigger: TriggerInput,
}


@dataclass(frozen=True, slots=True)
class Used:
    """An asset, with the facts of each runnable that uses it."""

    asset: Asset
    usages: dict[RunnableRef, DetectedAsset] = field(default_factory=dict)


@dataclass(slots=True)
class Scan:
    """The result of a scan: assets ordered by URI, each with its usages ordered by path, and diagnostics."""

    assets: list[Used] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def scan(
    workspace: Workspace,
    analysts: Analysts,
    advance: Callable[[int], None] = lambda _: None,
    memory: Memory | None = None,
) -> Scan:
    """Analyses every item of the folder that is not cached in ``memory``; ``advance`` is called with the number of
    items in each step. Only facts are kept in memory."""
    scanning = _Scanning(workspace, analysts, advance, memory)
    with calm():  # everything that is found lives until the end
        asyncio.run(scanning.run())
        if memory is not None:
            memory.save()
        return scanning.answer()


class _Scanning:
    """A running scan."""

    def __init__(
        self, workspace: Workspace, analysts: Analysts, advance: Callable[[int], None], memory: Memory | None
    ) -> None:
        self._workspace = workspace
        self._analysts = analysts
        self._advance = advance
        self._memory = memory
        self._found: dict[tuple[str, str], Used] = {}
        self._diagnostics: list[Diagnostic] = []
        self._starts: list[Start] = []

    async def run(self) -> None:
        """Runs the scan. Returns nothing, since asyncio would format the result of its main task when that ends."""
        entries = iter(self._unknown())
        running: asyncio.Task[None] | None = None
        while batch := list(islice(entries, BATCH)):
            readings = await asyncio.to_thread(self._read, batch)  # while the workers analyse the previous ones
            if running is not None:
                await running
            running = asyncio.create_task(self._analyse(readings))
        if running is not None:
            await running

    def answer(self) -> Scan:
        assets = sorted(self._found.values(), key=lambda used: used.asset.uri)
        for used in assets:
            _sort(used)
        found = [row for circle in circles(self._flows()) for row in circle.diagnostics]
        found += [*self._unresolved(), *self._missing(assets)]
        return Scan(assets, [*self._workspace.diagnostics, *self._diagnostics, *found])

    def _flows(self) -> dict[str, set[str]]:
        """The flows that each flow runs."""
        found: dict[str, set[str]] = {
            entry.path: set() for entry in self._workspace.entries if entry.kind is ItemKind.FLOW
        }
        for source, target in self._starts:
            if source.kind is RunnableKind.STEP and target.kind is RunnableKind.FLOW:
                found[source.path.partition("#")[0]].add(target.path)
        return found

    def _unresolved(self) -> list[Diagnostic]:
        """The diagnostics of what runs a script or flow that the folder does not contain."""

        def is_there(target: RunnableRef) -> bool:
            return self._workspace.find(ItemKind(target.kind.value), target.path) is not None

        return [unresolved.diagnostic(start) for start in unresolved.missing(self._starts, is_there)]

    def _missing(self, assets: Sequence[Used]) -> list[Diagnostic]:
        """What uses a resource that the folder does not hold."""
        told = (entry.path for entry in self._workspace.entries if entry.kind is ItemKind.RESOURCE)
        uses = (resources.named(*row) for used in assets for row in used.usages.items())
        lacking = resources.missing((one for one in uses if one), told)
        return [one.diagnostic for one in {one.place: one for one in reversed(lacking)}.values()][::-1]

    def _unknown(self) -> Iterator[Entry]:
        """Yields the entries that have to be analysed; the cached facts of the others are added."""
        for entry in self._workspace.entries:
            said = self._memory.recall(entry) if self._memory else None
            if said is not None:
                self._note(said)
                self._advance(1)
            else:
                yield entry

    def _read(self, entries: list[Entry]) -> list[Read]:
        return [self._workspace.read(entry) for entry in entries]

    async def _analyse(self, readings: list[Read]) -> None:
        known = []
        for reading in readings:
            if reading.item is None:
                self._diagnostics.extend(reading.diagnostics)
            elif reason := item_fault(reading.entry.path):
                self._diagnostics.append(_unnamed(reading.entry, reason))
            elif isinstance(reading.item, Resource):  # it uses nothing by itself
                self._learn(reading, Said(diagnostics=reading.diagnostics))
            else:
                known.append((reading, _input(reading.item)))
        works = [Work.of(item) for _, item in known]
        answers = await Reading(self._find, self._analysts).analyse(works, self._workspace.storages, {})
        for (reading, item), answer in zip(known, answers, strict=True):
            found = (in_file(reading.entry, row) for row in answer.diagnostics)
            placed = tuple(replace(row, path=row.path or item.path) for row in found)
            uses = tuple((runnable, _placed(reading.entry, used)) for runnable, used in _uses(item, answer))
            started = tuple(starts(item, answer))
            self._learn(reading, Said(uses, (*reading.diagnostics, *placed), answer.reads, started))
        self._advance(len(readings))

    def _learn(self, reading: Read, said: Said) -> None:
        self._note(said)
        if self._memory is not None:
            self._memory.keep(reading.entry, said)

    async def _find(self, paths: Sequence[str]) -> Mapping[str, Source]:
        return {path: source for path in paths if (source := _source(self._workspace, path)) is not None}

    def _note(self, said: Said) -> None:
        self._diagnostics.extend(said.diagnostics)
        self._starts.extend(said.starts)
        for runnable, detected in said.usages:
            used = self._found.setdefault(detected.asset.identity, Used(detected.asset))
            used.usages[runnable] = detected


def _input(item: Any) -> Item:
    """Converts an item of the folder into one of a deployment, which has the same fields."""
    return _INPUTS[type(item)](**{name: _plain(getattr(item, name)) for name in item.__slots__})


def _plain(value: Any) -> Any:
    if isinstance(value, Ref):
        return RunnableRef(RunnableKind(value.kind), value.path)
    if isinstance(value, Module):
        return ModuleInput(value.path, value.content)
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _unnamed(entry: Entry, reason: str) -> Diagnostic:
    """The diagnostic of an item with an invalid path, which a deployment would leave out."""
    return Code.INVALID_PATH.at(f"the {entry.kind.lower()} was left out: {reason}", path=entry.file.relative)


def _source(workspace: Workspace, path: str) -> Source | None:
    """The source of a script that another one imports."""
    entry = workspace.find(ItemKind.SCRIPT, path)
    item = workspace.read(entry).item if entry else None
    return Source(item.language, item.content) if isinstance(item, Script) else None


def _uses(item: Item, answer: FlowAnalysis) -> Iterator[tuple[RunnableRef, DetectedAsset]]:
    runnable = RunnableRef(KINDS[type(item)], item.path)
    yield from ((runnable, detected) for detected in answer.assets)
    for step in answer.steps:
        yield from ((step_of(item.path, step), detected) for detected in step.assets)


def _placed(entry: Entry, detected: DetectedAsset) -> DetectedAsset:
    return replace(detected, occurrences=tuple(in_file(entry, place) for place in detected.occurrences))


def _sort(used: Used) -> None:
    rows = sorted(used.usages.items(), key=lambda row: (row[0].path, row[0].kind))
    used.usages.clear()
    used.usages.update(rows)
