"""Runnables that are only known from jobs: created when a job first reports them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cypher import Transaction
from ingest.deployment import RunnableKind, RunnableRef

_LAST = 1_000_000
"""The position of a step that was never deployed: after all others."""

_UNKNOWN_TRIGGER = "unknown"
"""The kind of a trigger that was never deployed."""


async def known(tx: Transaction, refs: Mapping[str, RunnableRef]) -> dict[str, Mapping[str, Any]]:
    """The stored state of runnables, by key."""
    return {
        row["key"]: row
        for kind, keys in _by_kind(refs).items()
        for row in await tx.each(f"running.{kind.label}", sorted(keys))
    }


async def create(tx: Transaction, workspace: str, refs: Mapping[str, RunnableRef]) -> None:
    """Creates the missing runnables, and the flows of steps. The workspace must be locked."""
    flows = [
        RunnableRef(RunnableKind.FLOW, ref.path.partition("#")[0])
        for ref in refs.values()
        if ref.kind is RunnableKind.STEP
    ]
    every = {**{flow.key(workspace): flow for flow in flows}, **refs}
    there = await known(tx, every)
    steps = []
    for kind, keys in _by_kind(every).items():
        rows = [_row(workspace, every[name], there) for name in sorted(keys) if name not in there]
        await tx.each(f"put_runnables.{kind.label}", rows)
        steps += [{"flow": row["flow"], "step": row["key"]} for row in rows if kind is RunnableKind.STEP]
    await tx.each("link_steps", steps)


async def set_ran(tx: Transaction, refs: Mapping[str, RunnableRef], ran: Mapping[str, int]) -> None:
    """Stores, for runnables and their usages, that the deployed version has run; ``ran`` has the time of a job."""
    for kind, keys in _by_kind({name: refs[name] for name in ran}).items():
        await tx.each(f"set_ran.{kind.label}", [{"key": name, "at": ran[name]} for name in sorted(keys)])
        await tx.each(f"mark_ran.{kind.label}", sorted(keys))


def _by_kind(refs: Mapping[str, RunnableRef]) -> dict[RunnableKind, list[str]]:
    kinds: dict[RunnableKind, list[str]] = {}
    for name, ref in refs.items():
        kinds.setdefault(ref.kind, []).append(name)
    return kinds


def _row(workspace: str, ref: RunnableRef, there: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    row = {
        "key": ref.key(workspace),
        "workspace": workspace,
        "path": ref.path,
        "search": ref.path.lower(),
        "live": True,
    }
    if ref.kind is RunnableKind.TRIGGER:
        row |= {"triggerKind": _UNKNOWN_TRIGGER}
    if ref.kind is RunnableKind.STEP:
        path, _, step = ref.path.partition("#")
        flow = RunnableRef(RunnableKind.FLOW, path).key(workspace)
        row |= {
            # A step of an archived flow is archived too.
            "live": there.get(flow, row)["live"],
            "flow": flow,
            "flowPath": path,
            "stepId": step,
            "nodeKind": "STEP",
            "position": _LAST,
        }
    return row
