"""Batched reads of one operation: concurrent requests of its fields are combined into one statement."""

from __future__ import annotations

from functools import partial
from itertools import chain, islice
from typing import Any

import orjson
from strawberry.dataloader import DataLoader

from cypher.graph import Graph


class Reader:
    """Reads from the database, with batching and caching of requests."""

    __slots__ = ("_loaders", "graph")

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._loaders: dict[tuple[str, bytes], DataLoader[tuple[Any, ...], list[Any]]] = {}

    async def joined(self, name: str, request: Any, /, **parameters: Any) -> Any:
        """The result of a statement for one request, read together with concurrent requests.

        The statement takes ``$requests`` and returns one value for each, in the same order."""
        (answer,) = await self.joined_all(name, (request,), **parameters)
        return answer

    async def joined_all(self, name: str, requests: tuple[Any, ...], /, **parameters: Any) -> list[Any]:
        """The results for several requests, read together with concurrent requests."""
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
