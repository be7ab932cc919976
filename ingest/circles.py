"""Flows that run each other in a circle, searched for around the flows that a deployment changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from analyzers.flow.circles import Circle, circles
from cypher import Transaction
from ingest.deployment import RunnableKind, RunnableRef


@dataclass(frozen=True, slots=True)
class Found:
    """The ``circles`` that exist now, and the paths of the ``flows`` whose earlier diagnostics are replaced."""

    circles: tuple[Circle, ...]
    flows: frozenset[str]


async def find(tx: Transaction, workspace: str, changed: Collection[str]) -> Found:
    """The circles through changed flows, and through flows that shared a circle with them before: no others can have
    appeared or disappeared. They are searched for along what flows run, with one statement per level."""

    def keys(paths: Iterable[str]) -> list[str]:
        return [RunnableRef(RunnableKind.FLOW, path).key(workspace) for path in sorted(paths)]

    around = frozenset(changed) | frozenset(await tx.each("circled", keys(changed), workspace=workspace))
    runs: dict[str, set[str]] = {}
    level = set(around)
    while level:
        rows = await tx.each("flows_run", keys(level))
        runs |= {path: set() for path in level}
        for row in rows:
            runs[row["path"]].add(row["runs"])
        level = {row["runs"] for row in rows} - runs.keys()
    found = tuple(circle for circle in circles(runs) if not around.isdisjoint(circle.ways))
    named = {path: circle.name for circle in found for path in circle.ways}
    rows = [{"key": key, "circle": named.get(path)} for path in sorted(around | named.keys()) for key in keys([path])]
    await tx.each("put_circles", rows)
    return Found(found, around)
