"""Reads of one operation: what its fields ask for at one moment is one statement."""

from __future__ import annotations

from functools import partial
from itertools import chain, islice
from typing import Any

import orjson
from strawberry.dataloader import DataLoader

from cypher.graph import Graph


class Reader:
    """A door to the database, and what was read through it: the same is read once."""

    __slots__ = ("_loaders", "graph")

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._loaders: dict[tuple[str, bytes], DataLoader[tuple[Any, ...], list[Any]]] = {}

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
