"""The deletion of workspaces: hidden from everybody at once, then deleted in transactions of limited size.

While a workspace is being deleted, it is closed: a node without a name takes the place of its node, so no query finds
it, and nothing can be written to it.
"""

from __future__ import annotations

from time import time_ns

from cypher import Graph, Transaction, Unavailable, check_workspace, key
from ingest.decide import NotThere
from ingest.limits import Limits

LABELS = (
    "Job",  # first, because most edges are those of jobs
    "Detection",
    "Usage",
    "Diagnostic",
    "Import",
    "Start",
    "Step",
    "Script",
    "Flow",
    "App",
    "Schedule",
    "Trigger",
    "Asset",
)
"""The labels of everything in a workspace, in the order of deletion."""


class BeingDeleted(Unavailable):
    """The workspace is being deleted; its name is free again when that is done."""

    def __init__(self, workspace: str) -> None:
        super().__init__(
            f"the workspace {workspace} is being deleted: try again later; "
            "if the deletion was interrupted, send deleteWorkspace again to continue it"
        )


async def delete(graph: Graph, workspace: str, *, limits: Limits = Limits()) -> int:  # noqa: B008 (frozen)
    """Deletes a workspace with everything in it. Returns the number of deleted nodes. If it is interrupted, the next
    call continues it. Only the Log node stays, so that no cursor of this workspace is valid in a later one of the same
    name.

    Raises InvalidWorkspace, NotThere if there is no such workspace, and Unavailable."""
    check_workspace(workspace)

    async def close(tx: Transaction) -> int:
        named = {"key": key(workspace, "Workspace"), "workspace": workspace}
        closed: int | None = await tx.run("close_workspace", **named, at=time_ns() // 1_000_000)
        if closed is None:
            raise NotThere
        # No cursor has this number: even the cursor of the newest detection expires.
        newest = await tx.run("take_sequence", workspace=workspace, count=1)
        await tx.run("hold_log", workspace=workspace, oldest=newest + 2)
        return closed

    return await _empty(graph, workspace, await graph.write(close), limits)


async def resume(graph: Graph, limits: Limits = Limits()) -> list[str]:  # noqa: B008 (frozen)
    """Finishes interrupted deletions. Returns the names of the workspaces. Raises Unavailable."""
    closed: list[tuple[str, int]] = await graph.read("closed_workspaces")
    for workspace, at in closed:
        await _empty(graph, workspace, at, limits)
    return [workspace for workspace, _ in closed]


async def _empty(graph: Graph, workspace: str, closed: int, limits: Limits) -> int:
    """Deletes everything in a workspace ``closed`` at an instant, then its node. Servers that do this at the same time
    take turns."""
    node = {"key": key(workspace, "Workspace"), "closedAt": closed}
    bounds = {"from": f"{workspace}:", "to": f"{workspace};", "nodes": limits.delete_nodes}  # ; comes right after :
    gone = 0
    for label in LABELS:

        async def some(tx: Transaction, label: str = label) -> tuple[int, bool]:
            """Returns the number of deleted nodes, and whether they were the last."""
            if not await tx.run("hold_closed", **node, at=time_ns() // 1_000_000):
                return 0, True  # another server has finished; a new workspace may have the name, even a closed one
            if await tx.run(f"drop_edges.{label}", **bounds, edges=limits.delete_edges) >= limits.delete_edges:
                return 0, False
            nodes = int(await tx.run(f"drop_nodes.{label}", **bounds))
            return nodes, nodes < limits.delete_nodes

        done = False
        while not done:
            nodes, done = await graph.write(some)
            gone += nodes
    await graph.write(lambda tx: tx.run("drop_closed", **node))
    return gone
