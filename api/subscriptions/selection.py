"""What a subscription selects from its events: read for many events at once, and encoded."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import isawaitable
from typing import Any

import orjson
from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLError,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    execute,
    get_argument_values,
    located_error,
)
from graphql.execution.collect_fields import GroupedFieldSet, collect_fields
from graphql.pyutils import Path
from strawberry.execution import optimized_is_awaitable

from api.errors import APIError, ErrorCode, formatted
from api.operation import Operation
from api.plain import PlainExecutor, Plans
from cypher.graph import Unavailable

PLACE = "after"
"""The argument of a subscription with the cursor after which its events start."""


class NotOpened(Exception):
    """A subscription that cannot start, with the errors of the response."""

    def __init__(self, errors: Sequence[GraphQLError]) -> None:
        super().__init__(errors[0].message)
        self.errors = [formatted(error) for error in errors]


@dataclass(frozen=True, slots=True)
class Selection:
    """A subscription's document with its variables. ``begin`` creates a context for each read, so that loaded data does
    not outlive it."""

    schema: GraphQLSchema
    document: DocumentNode
    chosen: OperationDefinitionNode
    variables: Mapping[str, Any]
    begin: Callable[[], Operation]
    plans: Plans = field(default_factory=Plans)

    async def source(self, place: str | None = None) -> Any:
        """What the resolver of the subscription's only field answers: where its events come from. Where the field takes
        a place to begin from and one is given, it is asked for that one.

        Raises NotOpened."""
        executor = self._executor(self.begin())
        ((name, details),) = self._fields(executor).items()
        nodes = [detail.node for detail in details]
        definition, path = self._kind.fields[nodes[0].name.value], Path(None, name, self._kind.name)
        assert definition.subscribe is not None
        try:
            arguments = get_argument_values(definition, nodes[0], executor.variable_values)
            if place is not None and PLACE in definition.args:
                arguments[PLACE] = place
            info = executor.build_resolve_info(definition, nodes, self._kind, path)
            source = definition.subscribe(None, info, **arguments)
            return await source if isawaitable(source) else source
        except Exception as error:
            raise NotOpened([located_error(error, nodes, path.as_list())]) from error

    async def payloads(self, events: Sequence[Any]) -> list[str]:
        """The encoded responses to events, in order.

        Raises Unavailable, after which it can be called again."""
        operation = self.begin()
        seconds = operation.limits.seconds
        try:
            async with asyncio.timeout(seconds):
                return await self._together(operation, events)
        except TimeoutError:
            late = APIError(ErrorCode.LIMIT_EXCEEDED, f"the selection of an event took longer than {seconds:g} s")
            return [_encoded({"data": None, "errors": [formatted(late)]})] * len(events)

    async def _together(self, operation: Operation, events: Sequence[Any]) -> list[str]:
        executor = self._executor(operation)
        answers = await executor.read_events(self._kind, self._fields(executor), events)
        if answers is None:
            return [await self._alone(event) for event in events]
        return [_encoded({"data": answer}) for answer in answers]

    async def _alone(self, event: Any) -> str:
        result: Any = execute(
            self.schema,
            self.document,
            root_value=event,
            context_value=self.begin(),
            variable_values=dict(self.variables),
            operation_name=self.chosen.name.value if self.chosen.name else None,
            executor_class=PlainExecutor,
            is_awaitable=optimized_is_awaitable,  # type: ignore[arg-type]  # it behaves as a type guard
        )
        if isawaitable(result):
            result = await result
        assert isinstance(result, ExecutionResult)
        errors = result.errors or []
        for error in errors:
            if isinstance(error.original_error, Unavailable):
                raise error.original_error
        payload = {"data": result.data}
        return _encoded({**payload, "errors": [formatted(error) for error in errors]} if errors else payload)

    def _executor(self, operation: Operation) -> PlainExecutor:
        built = PlainExecutor.build(
            self.schema,
            self.document,
            None,
            operation,
            dict(self.variables),
            self.chosen.name.value if self.chosen.name else None,
            is_awaitable=optimized_is_awaitable,
            plans=self.plans,
        )
        if isinstance(built, list):
            raise NotOpened(built)
        assert isinstance(built, PlainExecutor)
        return built

    def _fields(self, executor: PlainExecutor) -> GroupedFieldSet:
        """The only field of the operation, under its response name."""
        found = collect_fields(self.schema, executor.fragments, executor.variable_values, self._kind, self.chosen)
        if not found.grouped_field_set:
            raise NotOpened([APIError(ErrorCode.BAD_USER_INPUT, "the directives leave no field to subscribe to")])
        return found.grouped_field_set

    @property
    def _kind(self) -> GraphQLObjectType:
        assert self.schema.subscription_type is not None
        return self.schema.subscription_type


def _encoded(payload: dict[str, Any]) -> str:
    return orjson.dumps(payload, default=str).decode()
