"""One plan, one transaction: all of it with its log, or nothing."""

from __future__ import annotations

from time import time_ns

from cypher import Graph, Transaction, key
from ingest.deployment import Deployed
from ingest.detections import announce
from ingest.limits import Limits
from ingest.plan import Plan
from ingest.store import Store


class Overtaken(Exception):
    """Another deployment to the workspace came between the plan and its writing."""


async def write(
    graph: Graph, workspace: str, source: str | None, made: Plan, limits: Limits, *, keep: bool = True
) -> Deployed:
    """Writes a plan. Raises Overtaken and Unavailable."""

    async def work(tx: Transaction) -> Deployed:
        at = time_ns() // 1_000_000
        revision = await tx.run("open_workspace", key=key(workspace, "Workspace"), name=workspace, at=at)
        if revision != (made.revision or 0):
            raise Overtaken
        store = Store(tx, workspace, source, at, made, limits)
        await store.write()
        detections = await announce(tx, workspace, store.detections)
        return Deployed(
            changed=tuple(change.ref for change in made.changes),
            unchanged_count=made.unchanged,
            archived=tuple(made.archived),
            diagnostics=(*made.diagnostics, *store.diagnostics),
            detections=detections,
        )

    return await graph.write(work, keep=keep)
