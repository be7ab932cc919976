"""Diagnostics of what runs a script or flow that does not exist in the workspace, kept up to date by deployments."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from analyzers.facts import HUB, Diagnostic, Runs, RunsKind
from cypher import Transaction, key
from ingest.deployment import KINDS, RunnableKind, RunnableRef

RUNNERS = (
    *((kind, f"runners.{kind.label}") for kind in (RunnableKind.STEP, RunnableKind.SCHEDULE, RunnableKind.TRIGGER)),
    *((kind, f"starters.{kind.label}") for kind in KINDS.values()),
)
"""The kinds of runnables that run others, with the statements that find those which run a given script or flow, whether
it exists or not: by the properties of their nodes, or by their Start nodes."""

RUNNABLE = (RunnableKind.SCRIPT, RunnableKind.FLOW)
"""The kinds of runnables that can be run."""

Start = tuple[RunnableRef, RunnableRef]
"""A runnable and what it runs."""


def start(kind: RunnableKind, row: Mapping[str, Any]) -> Start:
    """Reads a row of one of the statements in RUNNERS."""
    return RunnableRef(kind, row["path"]), RunnableRef(RunnableKind(row["kind"]), row["runs"])


def owner(source: RunnableRef) -> RunnableRef:
    """The runnable to which the diagnostic belongs: the flow for a step, otherwise the source itself."""
    return RunnableRef(RunnableKind.FLOW, source.path.partition("#")[0]) if source.kind is RunnableKind.STEP else source


def place(started: Start) -> str:
    """The place of a start's diagnostic among those of its owner; it sorts after the diagnostics of an analysis."""
    source, target = started
    return f"unresolved {source.path} {target.kind} {target.path}"


def diagnostic(started: Start) -> Diagnostic:
    """The diagnostic of a start whose target is missing."""
    source, target = started
    return Runs(RunsKind(target.kind.value), target.path).unresolved(source.path)


def is_hub(target: RunnableRef) -> bool:
    """Whether a target is a script of the public hub."""
    return target.path.startswith(HUB)


def either(started: Start) -> list[Start]:
    """The start with both kinds of targets, script and flow."""
    source, target = started
    return [(source, RunnableRef(kind, target.path)) for kind in RUNNABLE]


def missing(starts: Iterable[Start], is_there: Callable[[RunnableRef], bool]) -> list[Start]:
    """The starts whose target is missing. A source that runs a path both as a script and as a flow, since its kind is
    unknown, needs only one of them. Scripts of the hub are not in any workspace and are left to the analysis."""
    wanted = [started for started in starts if not is_hub(started[1])]
    served = {(source, target.path) for source, target in wanted if is_there(target)}
    return [started for started in wanted if (started[0], started[1].path) not in served]


def diagnostic_key(workspace: str, started: Start) -> str:
    return key(workspace, "Diagnostic", owner(started[0]).key(workspace), place(started))


async def lacking(tx: Transaction, workspace: str, starts: Iterable[Start]) -> list[Start]:
    """The starts whose target does not exist in the workspace."""
    wanted = list(starts)
    live: set[str] = set()
    for kind in RUNNABLE:
        keys = {target.key(workspace) for _, target in wanted if target.kind is kind}
        live |= {row["key"] for row in await tx.each(f"known_runnables.{kind.label}", sorted(keys)) if row["live"]}
    return missing(wanted, lambda target: target.key(workspace) in live)


async def left(tx: Transaction, workspace: str, archived: Collection[RunnableRef]) -> list[Start]:
    """The starts whose target is missing because it is archived now."""
    gone = {ref for ref in archived if ref.kind in RUNNABLE}
    paths = sorted({ref.path for ref in gone})
    targets = [RunnableRef(kind, path) for path in paths for kind in RUNNABLE]
    rows = [{"key": ref.key(workspace), "path": ref.path, "kind": ref.kind.value} for ref in targets]
    starts = [
        start(kind, row) for kind, statement in RUNNERS for row in await tx.each(statement, rows, workspace=workspace)
    ]
    lost = {(source, target.path) for source, target in starts if target in gone}
    return await lacking(tx, workspace, (started for started in starts if (started[0], started[1].path) in lost))
