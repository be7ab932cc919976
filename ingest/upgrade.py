"""Analyses stored sources again: after an upgrade of the analyzers, or when the storages of a workspace have changed.

Each batch is a deployment of its own, so that it can be resumed after an interruption, and several servers doing it at
once repeat nothing.
"""

from __future__ import annotations

from cypher import Graph, key
from ingest import fingerprint
from ingest.delete import BeingDeleted
from ingest.deployment import RunnableKind
from ingest.limits import Limits
from ingest.plan import outdated, storages_of
from ingest.pool import Analysts
from ingest.reading import Reading, stored
from ingest.transaction import Overtaken, write

_STORED = (RunnableKind.SCRIPT, RunnableKind.FLOW, RunnableKind.APP)


async def upgrade(graph: Graph, analysts: Analysts, limits: Limits = Limits()) -> int:  # noqa: B008 (frozen)
    """Brings every workspace up to date. Returns the number of runnables whose facts changed.

    Raises Unavailable."""
    changed = 0
    for row in await graph.read("workspace_epochs"):
        if row["epoch"] != fingerprint.context(storages_of(row["storages"])):
            changed += await reanalyse(graph, analysts, row["name"], limits)
    return changed


async def reanalyse(
    graph: Graph,
    analysts: Analysts,
    workspace: str,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
) -> int:
    """Analyses everything in a workspace again whose analysis is out of date. Returns the number of runnables whose
    facts changed.

    Raises Unavailable."""
    reading = Reading(stored(graph, workspace), analysts)
    changed = 0
    for kind in _STORED:
        after: str | None = ""
        while after is not None:
            made = await outdated(graph, reading, workspace, kind, after, limits.stale_batch)
            if made.revision is None:  # deleted meanwhile
                return changed
            if not made.is_empty:
                try:
                    await write(graph, workspace, None, made, limits)
                except (Overtaken, BeingDeleted):
                    continue
            changed += len(made.changes)
            after = made.last
    state = await graph.read("deploy_state", workspace=key(workspace, "Workspace"))
    if state is not None and not state["isClosed"]:
        epoch = fingerprint.context(storages_of(state["storages"]))
        named = {"key": key(workspace, "Workspace"), "revision": state["revision"], "epoch": epoch}
        await graph.write(lambda tx: tx.run("set_epoch", **named))
    return changed
