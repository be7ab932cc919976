"""Deployments: items are analysed and replace their earlier versions, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from itertools import count

from cypher import Graph, check_workspace
from ingest.decide import NotThere
from ingest.deployment import Deployed, Deployment, RunnableRef
from ingest.limits import Limits
from ingest.plan import plan
from ingest.pool import Analysts
from ingest.reading import Reading, stored
from ingest.transaction import Overtaken, write
from ingest.upgrade import reanalyse


async def deploy(
    graph: Graph,
    analysts: Analysts,
    deployment: Deployment,
    *,
    dry_run: bool = False,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
    progress: Callable[[int], None] = lambda done: None,
) -> Deployed:
    """Stores a deployment as a whole or not at all. Unchanged content changes nothing; a dry run returns the same and
    stores nothing.

    Texts are analysed before the transaction begins. If another deployment is committed in between, everything is
    planned again; after ``limits.attempts``, others are blocked meanwhile. If the storages change, the stored sources
    are analysed again in subsequent transactions. Raises InvalidWorkspace, BeingDeleted and Unavailable."""
    check_workspace(deployment.workspace)
    reading = Reading(stored(graph, deployment.workspace), analysts, progress)
    planned = partial(plan, graph, reading, deployment, limits)
    for attempt in count(1):
        made = await planned()
        if made.is_empty:
            break
        again = None if attempt < limits.attempts else planned
        with suppress(Overtaken):
            made, done = await write(
                graph, deployment.workspace, deployment.source, made, limits, keep=not dry_run, again=again
            )
            if "storagesJson" in made.properties and made.revision is not None and not dry_run:
                await reanalyse(graph, analysts, deployment.workspace, limits)
            return done
    return Deployed(unchanged_count=made.unchanged, diagnostics=tuple(made.diagnostics))


async def archive(
    graph: Graph,
    analysts: Analysts,
    workspace: str,
    runnables: Sequence[RunnableRef],
    *,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
) -> Deployed:
    """Archives runnables: their usages end, and what imports them is analysed again. Unknown ones are ignored.

    Raises InvalidWorkspace, NotThere if the workspace does not exist, and Unavailable."""
    check_workspace(workspace)
    if await graph.read("workspaces_named", requests=[workspace]) == [False]:
        raise NotThere
    return await deploy(graph, analysts, Deployment(workspace, archive=tuple(runnables)), limits=limits)
