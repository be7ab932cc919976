"""All subscriptions of this process: identical ones share a feed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any

import orjson
from graphql import DocumentNode, FieldNode, GraphQLSchema, OperationDefinitionNode, VariableNode, Visitor, visit

from api.errors import APIError, ErrorCode
from api.execution import Chosen
from api.graphql_request import GraphQLRequest
from api.operation import Operation
from api.reading.log import Following
from api.reading.recorded import Recording
from api.subscriptions.access_feed import AccessFeed
from api.subscriptions.access_tail import AccessTail
from api.subscriptions.event import Event
from api.subscriptions.feed import Feed
from api.subscriptions.limits import Limits
from api.subscriptions.log_feed import LogFeed
from api.subscriptions.log_tail import LogTail
from api.subscriptions.selection import PLACE, Selection
from api.subscriptions.tails import Tails
from cypher.graph import Graph

Stream = AbstractAsyncContextManager[AsyncGenerator[list[Event], None]]
"""Events in batches, available within the block."""

Source = Following | Recording
"""What a subscription follows, as the resolver of its field returns it."""

Key = tuple[Any, ...]
"""What determines the events of a subscription, whatever position it starts from."""


class _Shared:
    """A feed, with the name of the viewer who started it and the number of its subscribers."""

    __slots__ = ("feed", "leave", "name", "takers")

    def __init__(self, feed: Feed[Any], name: str, leave: AsyncExitStack) -> None:
        self.feed = feed
        self.name = name
        self.leave = leave
        self.takers = 0


class Subscriptions:
    """Opens subscriptions. A feed or tail ends with its last subscriber."""

    def __init__(self, schema: GraphQLSchema, graph: Graph, limits: Limits) -> None:
        self.limits = limits
        logs, accesses = Tails(LogTail, graph, limits), Tails(AccessTail, graph, limits)
        self.tails = (logs, accesses)
        self._schema = schema
        turns = asyncio.Semaphore(limits.readers)
        self._kinds: dict[type[Source], tuple[Tails, Callable[..., Feed[Any]]]] = {
            Following: (logs, partial(LogFeed, graph, turns)),
            Recording: (accesses, AccessFeed),
        }
        self._feeds: dict[Key, _Shared] = {}

    async def open(
        self, asked: GraphQLRequest, chosen: Chosen, operation: Operation, place: str | None = None
    ) -> Stream:
        """The events of a subscription, after the cursor ``place`` if one is given.

        Raises NotOpened if the document, its variables or the cursor are invalid."""
        variables = asked.variables or {}
        selection = Selection(self._schema, chosen.document, chosen.node, variables, operation.again)
        source: Source = await selection.source(place)
        asking = {each.variable.name.value for each in chosen.node.variable_definitions or ()}
        asking.discard(place_variable(chosen.document, chosen.node))
        asks = {name: value for name, value in variables.items() if name in asking}
        key = (
            id(chosen.document),  # the selection keeps it alive, so that no other object gets its id
            asked.operation_name,
            orjson.dumps(asks, option=orjson.OPT_SORT_KEYS),
            operation.viewer.grant(source.workspace),
        )
        step = max(1, operation.limits.cost // max(1, chosen.cost))
        return self._taking(key, operation.viewer.name, source, selection, step)

    @asynccontextmanager
    async def _taking(
        self, key: Key, name: str, source: Source, selection: Selection, step: int
    ) -> AsyncIterator[AsyncGenerator[list[Event], None]]:
        if key not in self._feeds:
            tails, make = self._kinds[type(source)]
            async with AsyncExitStack() as leave:
                tail = await leave.enter_async_context(tails.following(source.workspace))
                if key not in self._feeds:
                    self._require_room(name)
                    feed = make(tail, source, selection, step, self.limits)
                    leave.callback(feed.close)
                    self._feeds[key] = _Shared(feed, name, leave.pop_all())
        shared = self._feeds[key]
        shared.takers += 1
        events = shared.feed.events(source)
        try:
            yield events
        finally:
            await events.aclose()
            shared.takers -= 1
            if not shared.takers:
                del self._feeds[key]
                await shared.leave.aclose()

    def _require_room(self, name: str) -> None:
        """Raises an APIError if the viewer may not start another feed."""
        if len(self._feeds) >= (most := self.limits.feeds):
            raise APIError(
                ErrorCode.LIMIT_EXCEEDED, f"this server already has {most} distinct subscriptions, its limit"
            )
        if sum(shared.name == name for shared in self._feeds.values()) >= (most := self.limits.feeds_each):
            raise APIError(
                ErrorCode.LIMIT_EXCEEDED,
                f"{name} already has {most} distinct subscriptions, the limit per caller; identical ones count once",
            )


def place_variable(document: DocumentNode, operation: OperationDefinitionNode) -> str:
    """The variable that holds the cursor and is used for nothing else; without one, a name that no variable has."""
    fields = [node for node in operation.selection_set.selections if isinstance(node, FieldNode)]
    places = [argument.value for node in fields for argument in node.arguments or () if argument.name.value == PLACE]
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
