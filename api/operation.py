"""The context of one operation: the database, the analysts, the caller and the configuration."""

from __future__ import annotations

import strawberry

from api.configuration import Configuration
from api.limits import Limits
from api.observation import Observation
from api.reading.reader import Reader
from api.reading.sight import Sight
from api.schema.enums import Right
from api.viewer import Viewer
from cypher.graph import Graph
from ingest.pool import Analysts


class Operation(Reader):
    """The context of the resolvers. It and what it has loaded live for one operation."""

    __slots__ = ("_sights", "configuration", "pool", "seen", "viewer")

    def __init__(
        self,
        graph: Graph,
        pool: Analysts,
        viewer: Viewer,
        configuration: Configuration,
        seen: Observation | None = None,
    ) -> None:
        super().__init__(graph)
        self.pool = pool
        self.viewer = viewer
        self.configuration = configuration
        self.seen = seen or Observation()
        self.seen.viewer = viewer.name
        self._sights: dict[str, Sight] = {}

    @property
    def limits(self) -> Limits:
        """The limits of one request."""
        return self.configuration.request

    def sight(self, workspace: str) -> Sight | None:
        """What the caller may see of a workspace; None if that is everything."""
        folders = self.viewer.grant(workspace).folders if self.viewer.sees(workspace) else ()
        if folders is not None and workspace not in self._sights:
            self._sights[workspace] = Sight(self, workspace, folders)
        return self._sights.get(workspace)

    def require_read(self, key: str) -> None:
        """Raises an APIError if the caller may read nothing in the workspace of a key."""
        self.viewer.require(Right.READ, key.partition(":")[0])

    def again(self) -> Operation:
        """A fresh context of the same caller, with nothing loaded."""
        return Operation(self.graph, self.pool, self.viewer, self.configuration, self.seen)


Info = strawberry.Info[Operation, None]
