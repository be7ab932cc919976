"""Writes a plan and its log entries in one transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from time import time_ns

from cypher import Graph, Transaction, key
from ingest.delete import BeingDeleted
from ingest.deployment import Deployed
from ingest.detections import announce
from ingest.limits import Limits
from ingest.plan import Plan
from ingest.store import Store


class Overtaken(Exception):
    """Another deployment to the workspace was committed after the plan was made."""


async def write(
    graph: Graph,
    workspace: str,
    source: str | None,
    made: Plan,
    limits: Limits,
    *,
    keep: bool = True,
    again: Callable[[], Awaitable[Plan]] | None = None,
) -> tuple[Plan, Deployed]:
    """Writes a plan; returns the plan that was written, and the result. If another deployment was committed in between,
    ``again`` makes a new plan within the transaction, which blocks others meanwhile; without it, raises Overtaken. Also
    raises BeingDeleted and Unavailable."""

    async def work(tx: Transaction) -> tuple[Plan, Deployed]:
        at = time_ns() // 1_000_000
        revision = await tx.run("open_workspace", key=key(workspace, "Workspace"), name=workspace, at=at)
        if revision is None:
            raise BeingDeleted(workspace)
        plan = made
        if revision != (made.revision or 0):
            if again is None:
                raise Overtaken
            plan = await again()
        store = Store(tx, workspace, source, at, plan, limits)
        await store.write()
        detections = await announce(tx, workspace, store.detections)
        return plan, Deployed(
            changed=tuple(change.ref for change in plan.changes),
            unchanged_count=plan.unchanged,
            archived=tuple(plan.archived),
            diagnostics=(*plan.diagnostics, *store.diagnostics),
            detections=detections,
        )

    return await graph.write(work, keep=keep)
