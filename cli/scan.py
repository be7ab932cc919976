"""``headrace scan``: what a folder's code uses, without any database."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from analyzers.asset import Asset
from analyzers.context import Source
from analyzers.facts import DetectedAsset, Diagnostic
from analyzers.flow import FlowAnalysis
from ingest import (
    Analysts,
    AppInput,
    FlowInput,
    ModuleInput,
    RunnableRef,
    ScheduleInput,
    ScriptInput,
    TriggerInput,
)
from ingest.deployment import KINDS, Item, RunnableKind
from ingest.items import Work
from ingest.reading import Reading
from workspace import App, Entry, Flow, ItemKind, Module, Ref, Schedule, Script, Trigger, Workspace

BATCH = 256  # items whose texts are held at once: enough work for every core while the next ones are read

_INPUTS: dict[type, type[Item]] = {
    Script: ScriptInput,
    Flow: FlowInput,
    App: AppInput,
    Schedule: ScheduleInput,
    Trigger: TriggerInput,
}


@dataclass(frozen=True, slots=True)
class Used:
    """An asset, and what each runnable that uses it says of it."""

    asset: Asset
    usages: dict[RunnableRef, DetectedAsset] = field(default_factory=dict)


@dataclass(slots=True)
class Scan:
    """What was found: assets by URI, each with its usages by path, and what was not understood."""

    assets: list[Used] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def scan(workspace: Workspace, analysts: Analysts, advance: Callable[[int], None] = lambda _: None) -> Scan:
    """Analyses every item of the folder; ``advance`` is told how many more are done. Only facts are kept."""
    return asyncio.run(_scan(workspace, analysts, advance))


async def _scan(workspace: Workspace, analysts: Analysts, advance: Callable[[int], None]) -> Scan:
    found: dict[tuple[str, str], Used] = {}
    diagnostics: list[Diagnostic] = []

    async def find(paths: Sequence[str]) -> Mapping[str, Source]:
        return {path: source for path in paths if (source := _source(workspace, path)) is not None}

    async def analyse(items: list[Item]) -> None:
        answers = await Reading(find, analysts).analyse([Work.of(item) for item in items], workspace.storages, {})
        for item, answer in zip(items, answers, strict=True):
            diagnostics.extend(replace(row, path=row.path or item.path) for row in answer.diagnostics)
            for runnable, detected in _uses(item, answer):
                used = found.setdefault(detected.asset.identity, Used(detected.asset))
                used.usages[runnable] = detected
        advance(len(items))

    entries = iter([entry for entry in workspace.entries if entry.kind is not ItemKind.RESOURCE])
    running: asyncio.Task[None] | None = None
    while batch := list(islice(entries, BATCH)):
        items = await asyncio.to_thread(_read, workspace, batch, diagnostics)  # while the workers are at the last ones
        advance(len(batch) - len(items))
        if running is not None:
            await running
        running = asyncio.create_task(analyse(items))
    if running is not None:
        await running
    assets = sorted(found.values(), key=lambda used: used.asset.uri)
    for used in assets:
        _sort(used)
    return Scan(assets, [*workspace.diagnostics, *diagnostics])


def _read(workspace: Workspace, entries: list[Entry], diagnostics: list[Diagnostic]) -> list[Item]:
    readings = [workspace.read(entry) for entry in entries]
    for reading in readings:
        diagnostics.extend(reading.diagnostics)
    return [_input(reading.item) for reading in readings if reading.item is not None]


def _input(item: Any) -> Item:
    """An item of the folder as that of a deployment, whose fields have the same names."""
    return _INPUTS[type(item)](**{name: _plain(getattr(item, name)) for name in item.__slots__})


def _plain(value: Any) -> Any:
    if isinstance(value, Ref):
        return RunnableRef(RunnableKind(value.kind), value.path)
    if isinstance(value, tuple):
        return tuple(ModuleInput(row.path, row.content) if isinstance(row, Module) else row for row in value)
    return value


def _source(workspace: Workspace, path: str) -> Source | None:
    """The script that another one imports."""
    entry = workspace.find(ItemKind.SCRIPT, path)
    item = workspace.read(entry).item if entry else None
    return Source(item.language, item.content) if isinstance(item, Script) else None


def _uses(item: Item, answer: FlowAnalysis) -> Iterator[tuple[RunnableRef, DetectedAsset]]:
    runnable = RunnableRef(KINDS[type(item)], item.path)
    yield from ((runnable, detected) for detected in answer.assets)
    for step in answer.steps:
        runnable = RunnableRef(RunnableKind.STEP, f"{item.path}#{step.key}")
        yield from ((runnable, detected) for detected in step.assets)


def _sort(used: Used) -> None:
    rows = sorted(used.usages.items(), key=lambda row: (row[0].path, row[0].kind))
    used.usages.clear()
    used.usages.update(rows)
