"""A workspace of a test: to deploy to, and to look at."""

from __future__ import annotations

from typing import Any

from cypher import Graph
from ingest import Analysts, Deployed, Deployment, Item, RunnableRef, deploy
from tests.ingest.picture import Picture


class Workspace(Picture):
    """A workspace to deploy to, and what the graph holds of it."""

    def __init__(self, graph: Graph, analysts: Analysts, workspace: str) -> None:
        super().__init__(graph, workspace)
        self.analysts = analysts

    async def deploy(
        self, *items: Item, archive: tuple[RunnableRef, ...] = (), dry_run: bool = False, **more: Any
    ) -> Deployed:
        deployment = Deployment(self.workspace, items, archive=archive, **more)
        return await deploy(self.graph, self.analysts, deployment, dry_run=dry_run)
