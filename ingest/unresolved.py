"""What runs a script or flow that the workspace lacks: said of each as soon as it holds, and no longer than it does."""

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
"""What runs scripts and flows, with the statements that find those which run some, there or not: by what a property
names, and by the Start that there is of each further one."""

RUNNABLE = (RunnableKind.SCRIPT, RunnableKind.FLOW)
"""What can be run."""

Start = tuple[RunnableRef, RunnableRef]
"""Who runs, and what."""


def start(kind: RunnableKind, row: Mapping[str, Any]) -> Start:
    """What a row of a runners' statement tells of a runner of this kind."""
    return RunnableRef(kind, row["path"]), RunnableRef(RunnableKind(row["kind"]), row["runs"])


def owner(source: RunnableRef) -> RunnableRef:
    """Who has the diagnostics of a runner: those of a step stand with its flow's."""
    return RunnableRef(RunnableKind.FLOW, source.path.partition("#")[0]) if source.kind is RunnableKind.STEP else source


def place(started: Start) -> str:
    """The place of a start's diagnostic in the list of its owner, behind all that an analysis says."""
    source, target = started
    return f"unresolved {source.path} {target.kind} {target.path}"


def diagnostic(started: Start) -> Diagnostic:
    """What is said of a start whose target is not there."""
    source, target = started
    return Runs(RunsKind(target.kind.value), target.path).unresolved(source.path)


def is_hub(target: RunnableRef) -> bool:
    """Whether it is a script of the public hub."""
    return target.path.startswith(HUB)


def either(started: Start) -> list[Start]:
    """A start and the same of the other kind."""
    source, target = started
    return [(source, RunnableRef(kind, target.path)) for kind in RUNNABLE]


def missing(starts: Iterable[Start], is_there: Callable[[RunnableRef], bool]) -> list[Start]:
    """Those whose target is not there. What starts a path as a script or as a flow, as it turns out, is content with
    either. Of the hub's scripts, which no workspace has, their analysis tells."""
    wanted = [started for started in starts if not is_hub(started[1])]
    served = {(source, target.path) for source, target in wanted if is_there(target)}
    return [started for started in wanted if (started[0], started[1].path) not in served]


def diagnostic_key(workspace: str, started: Start) -> str:
    return key(workspace, "Diagnostic", owner(started[0]).key(workspace), place(started))


async def lacking(tx: Transaction, workspace: str, starts: Iterable[Start]) -> list[Start]:
    """Those whose target the workspace lacks."""
    wanted = list(starts)
    live: set[str] = set()
    for kind in RUNNABLE:
        keys = {target.key(workspace) for _, target in wanted if target.kind is kind}
        live |= {row["key"] for row in await tx.each(f"known_runnables.{kind.label}", sorted(keys)) if row["live"]}
    return missing(wanted, lambda target: target.key(workspace) in live)


async def left(tx: Transaction, workspace: str, archived: Collection[RunnableRef]) -> list[Start]:
    """Who still runs what is archived now, and lacks it."""
    gone = {ref for ref in archived if ref.kind in RUNNABLE}
    paths = sorted({ref.path for ref in gone})
    targets = [RunnableRef(kind, path) for path in paths for kind in RUNNABLE]
    rows = [{"key": ref.key(workspace), "path": ref.path, "kind": ref.kind.value} for ref in targets]
    starts = [
        start(kind, row) for kind, statement in RUNNERS for row in await tx.each(statement, rows, workspace=workspace)
    ]
    lost = {(source, target.path) for source, target in starts if target in gone}
    return await lacking(tx, workspace, (started for started in starts if (started[0], started[1].path) in lost))
