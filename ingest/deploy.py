"""Deployments: what is given is analysed, and replaces what earlier versions said, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import time_ns

from cypher import Graph, Transaction, Unavailable, check_workspace, key
from ingest.deployment import Deployed, Deployment, RunnableRef
from ingest.detections import announce
from ingest.limits import Limits
from ingest.plan import Plan, plan
from ingest.pool import Analysts
from ingest.reading import Reading, stored
from ingest.store import Store


class Overtaken(Exception):
    """Another deployment to the workspace came between the plan and its writing."""


async def deploy(
    graph: Graph,
    analysts: Analysts,
    deployment: Deployment,
    *,
    dry_run: bool = False,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
    progress: Callable[[int], None] = lambda done: None,
) -> Deployed:
    """Stores a deployment, whole or not at all. Content that did not change changes nothing; a dry run answers the
    same and stores nothing.

    Texts are analysed before the transaction begins; where another deployment came between, all is planned anew.
    Raises InvalidWorkspace and Unavailable."""
    check_workspace(deployment.workspace)
    reading = Reading(stored(graph, deployment.workspace), analysts, progress)
    for _ in range(limits.attempts):
        made = await plan(graph, reading, deployment)
        if made.is_empty:
            return Deployed(unchanged_count=made.unchanged, diagnostics=tuple(made.diagnostics))
        try:
            return await write(graph, deployment.workspace, deployment.source, made, limits, keep=not dry_run)
        except Overtaken:
            continue
    raise Unavailable(f"too many deployments to {deployment.workspace} at once")


async def archive(
    graph: Graph,
    analysts: Analysts,
    workspace: str,
    runnables: Sequence[RunnableRef],
    *,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
) -> Deployed:
    """Takes runnables out of service; their usages retire, and what imports them is analysed anew. Those that are not
    there are passed over.

    Raises InvalidWorkspace and Unavailable."""
    return await deploy(graph, analysts, Deployment(workspace, archive=tuple(runnables)), limits=limits)


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
            archived_count=len(made.archived),
            diagnostics=(*made.diagnostics, *store.diagnostics),
            detections=detections,
        )

    return await graph.write(work, keep=keep)
