"""What one operation carries: the doors, the caller, and the loaders that join its reads into one statement a level."""

from __future__ import annotations

from functools import partial
from itertools import chain, islice
from typing import Any

import orjson
import strawberry
from strawberry.dataloader import DataLoader

from api.configuration import Configuration
from api.limits import Limits
from api.observation import Observation
from api.reading.sight import Sight
from api.viewer import Viewer
from cypher.graph import Graph
from ingest.pool import Analysts


class Operation:
    """The context of the resolvers. It lives as long as one operation, and so does what it has loaded."""

    __slots__ = ("_loaders", "_sights", "configuration", "graph", "pool", "seen", "viewer")

    def __init__(
        self,
        graph: Graph,
        pool: Analysts,
        viewer: Viewer,
        configuration: Configuration,
        seen: Observation | None = None,
    ) -> None:
        self.graph = graph
        self.pool = pool
        self.viewer = viewer
        self.configuration = configuration
        self.seen = seen or Observation()
        self.seen.viewer = viewer.name
        self._sights: dict[str, Sight] = {}
        self._loaders: dict[tuple[str, bytes], DataLoader[tuple[Any, ...], list[Any]]] = {}

    @property
    def limits(self) -> Limits:
        """The bounds of one request."""
        return self.configuration.request

    def sight(self, workspace: str) -> Sight | None:
        """What the caller sees of a workspace, None where it is all of it."""
        folders = self.viewer.grant(workspace).folders if self.viewer.sees(workspace) else ()
        if folders is not None and workspace not in self._sights:
            self._sights[workspace] = Sight(self, workspace, folders)
        return self._sights.get(workspace)

    def again(self) -> Operation:
        """A context of the same caller that has loaded nothing yet."""
        return Operation(self.graph, self.pool, self.viewer, self.configuration, self.seen)

    async def joined(self, name: str, request: Any, /, **parameters: Any) -> Any:
        """The answer of a statement to one request, read together with the requests of this moment's other fields.

        The statement takes ``$requests`` and returns one value for each, in their order."""
        (answer,) = await self.joined_all(name, (request,), **parameters)
        return answer

    async def joined_all(self, name: str, requests: tuple[Any, ...], /, **parameters: Any) -> list[Any]:
        """The answers to several requests, read together with those of this moment's other fields."""
        identity = name, orjson.dumps(parameters)
        loader = self._loaders.get(identity)
        if loader is None:
            loader = self._loaders[identity] = DataLoader(partial(_answers, self.graph, name, parameters))
        return await loader.load(requests)


async def _answers(
    graph: Graph, name: str, parameters: dict[str, Any], asked: list[tuple[Any, ...]]
) -> list[list[Any]]:
    answers = iter(await graph.read(name, requests=[*chain.from_iterable(asked)], **parameters))
    return [[*islice(answers, len(requests))] for requests in asked]


Info = strawberry.Info[Operation, None]
