"""All subscriptions of this process: who asks the same shares its answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Any

import orjson
from graphql import DocumentNode, FieldNode, GraphQLSchema, OperationDefinitionNode, VariableNode, Visitor, visit

from api.asked import Asked
from api.execution import Chosen
from api.operation import Operation
from api.reading import log
from api.reading.log import Following
from api.subscriptions.event import Event
from api.subscriptions.feed import Feed
from api.subscriptions.limits import Limits
from api.subscriptions.selection import Selection
from api.subscriptions.tails import Tails
from cypher.graph import Graph

Stream = AbstractAsyncContextManager[AsyncGenerator[list[Event], None]]
"""Events, some at a time, within the block of those who take them."""

Key = tuple[Any, ...]
"""What decides the events of a subscription, whatever place it begins from."""


class _Shared:
    """A feed with the number of those who take from it."""

    __slots__ = ("feed", "leave", "takers")

    def __init__(self, feed: Feed, leave: AsyncExitStack) -> None:
        self.feed = feed
        self.leave = leave
        self.takers = 0


class Subscriptions:
    """Opens subscriptions. Everything that follows a log ends with the last one that takes from it."""

    def __init__(self, schema: GraphQLSchema, graph: Graph, limits: Limits) -> None:
        self.limits = limits
        self.tails = Tails(graph, limits)
        self._schema = schema
        self._graph = graph
        self._turns = asyncio.Semaphore(limits.readers)
        self._feeds: dict[Key, _Shared] = {}

    async def open(self, asked: Asked, chosen: Chosen, operation: Operation, place: str | None = None) -> Stream:
        """The events of a subscription, from behind the cursor ``place`` where one is given.

        Raises NotOpened where the document, its variables or its place are no good."""
        variables = asked.variables or {}
        selection = Selection(self._schema, chosen.document, chosen.node, variables, operation.again)
        following = await selection.source()
        assert isinstance(following, Following)
        if place is not None:
            following = await log.moved(self._graph, following, place)
        variable = place_variable(chosen.document, chosen.node)
        key = (
            id(chosen.document),  # the selection keeps it, so that nothing else gets its id
            asked.operation_name,
            orjson.dumps({**variables, variable: None}, option=orjson.OPT_SORT_KEYS),
            operation.viewer.grant(following.workspace),
        )
        step = max(1, operation.limits.cost // max(1, chosen.cost))
        return self._taking(key, following, selection, step)

    @asynccontextmanager
    async def _taking(
        self, key: Key, following: Following, selection: Selection, step: int
    ) -> AsyncIterator[AsyncGenerator[list[Event], None]]:
        if key not in self._feeds:
            leave = AsyncExitStack()
            tail = await leave.enter_async_context(self.tails.following(following.workspace))
            if key in self._feeds:
                await leave.aclose()
            else:
                feed = Feed(self._graph, tail, following, selection, step, self.limits, self._turns)
                leave.callback(feed.close)
                self._feeds[key] = _Shared(feed, leave)
        shared = self._feeds[key]
        shared.takers += 1
        events = shared.feed.events(following)
        try:
            yield events
        finally:
            await events.aclose()
            shared.takers -= 1
            if not shared.takers:
                del self._feeds[key]
                await shared.leave.aclose()


def place_variable(document: DocumentNode, operation: OperationDefinitionNode) -> str:
    """The variable that holds the place to begin from and nothing else; a name that no variable has where there is
    none."""
    fields = [node for node in operation.selection_set.selections if isinstance(node, FieldNode)]
    places = [argument.value for node in fields for argument in node.arguments or () if argument.name.value == "after"]
    if not places or not isinstance(places[0], VariableNode):
        return ""
    name = places[0].name.value
    uses = _Uses(name)
    visit(document, uses)
    return name if uses.count == 1 else ""


class _Uses(Visitor):
    """Counts where a variable is used."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.count = 0
        self._name = name

    def enter_variable_definition(self, *_: Any) -> Any:
        return self.SKIP

    def enter_variable(self, node: VariableNode, *_: Any) -> None:
        self.count += node.name.value == self._name
