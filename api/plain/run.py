"""One execution of a plan: the results of its resolvers, and whether anything was wrong."""

from __future__ import annotations

from asyncio import gather
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLObjectType,
    ListValueNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    get_argument_values,
)
from graphql.execution.collect_fields import FieldDetailsList
from graphql.execution.middleware import MiddlewareManager
from graphql.pyutils import Path
from strawberry import Info
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.types.arguments import convert_arguments

from api.plain.columns import Complete

Resolve = Callable[[Sequence[Any], "Run"], Awaitable[Sequence[Any]]]
"""Resolves a field for all rows of a level, in their order."""


class Run:
    """The state of one execution. ``wrong`` says that graphql-core has to complete the response."""

    __slots__ = ("_answers", "executor", "wrong")

    def __init__(self, executor: StrawberryGraphQLCoreExecutionContext) -> None:
        self.executor = executor
        self.wrong = False
        self._answers: list[tuple[FieldNode, Sequence[Any], list[Any]]] = []

    def column(self, complete: Complete, values: Sequence[Any]) -> Sequence[Any]:
        """Completes a column; on an error, returns nulls and sets ``wrong``."""
        try:
            return complete(values)
        except Exception:
            self.wrong = True
            return [None] * len(values)

    def keep(self, node: FieldNode, sources: Sequence[Any], values: list[Any]) -> list[Any]:
        """Records a resolver's result for each source; returns them with nulls in place of exceptions."""
        self._answers.append((node, sources, values))
        if any(issubclass(kind, Exception) for kind in {*map(type, values)}):
            self.wrong = True
            return [None if isinstance(value, Exception) else value for value in values]
        return values

    def replay(self) -> MiddlewareManager:
        """A middleware that returns or raises the recorded results instead of calling the resolvers."""
        kept = {
            (id(source), id(node)): value
            for node, sources, values in self._answers
            for source, value in zip(sources, values, strict=True)
        }

        # Raising an exception for each row would lengthen its traceback each time.
        traces = {id(value): value.__traceback__ for value in kept.values() if isinstance(value, Exception)}

        def resolve(ask: Callable[..., Any], source: Any, info: Any, **arguments: Any) -> Any:
            place = id(source), id(info.field_nodes[0])
            if place not in kept:
                return ask(source, info, **arguments)
            value = kept[place]
            return value.with_traceback(traces[id(value)]) if isinstance(value, Exception) else value

        return MiddlewareManager(resolve)


async def together(waiting: Sequence[Awaitable[Any]]) -> list[Any]:
    """Awaits all concurrently, so that their reads can be combined; returns their values or exceptions."""
    if len(waiting) != 1:
        return await gather(*waiting, return_exceptions=True)
    try:
        return [await waiting[0]]
    except Exception as error:
        return [error]


def resolving(kind: GraphQLObjectType, field: GraphQLField, details: FieldDetailsList) -> Resolve:
    """Resolves a field with its ``many`` function, or by calling its resolver for each row."""
    node, many = details[0].node, field.extensions["strawberry-definition"].metadata.get("many")
    varies = any(_has_variable(argument.value) for argument in node.arguments or ())
    kept: dict[str, Any] | None = None

    async def resolve(sources: Sequence[Any], run: Run) -> list[Any]:
        nonlocal kept
        try:
            given = _given(field, details, run.executor) if kept is None else kept
            kept = None if varies else given  # without variables, all executions have the same arguments
            if many:
                return run.keep(node, sources, await many(sources, run.executor.context_value, **given))
            call, info = _call(kind, field, details, run.executor)
            arguments = {**info, **given}
        except Exception as error:
            return run.keep(node, sources, [error] * len(sources))
        values = [_answer(call, source, arguments) for source in sources]
        waiting = [place for place, value in enumerate(values) if run.executor.is_awaitable(value)]
        if waiting:
            for place, value in zip(waiting, await together([values[place] for place in waiting]), strict=True):
                values[place] = value
        return run.keep(node, sources, values)

    return resolve


def _given(
    field: GraphQLField, details: FieldDetailsList, executor: StrawberryGraphQLCoreExecutionContext
) -> dict[str, Any]:
    """The arguments of a field, converted for the function that will be called."""
    given = get_argument_values(
        field,
        details[0].node,
        executor.variable_values,
        details[0].fragment_variable_values,
        executor.hide_suggestions,
    )
    if not _is_direct(field):
        return given
    definition = field.extensions["strawberry-definition"]
    converter = executor.schema.extensions["strawberry-definition"].schema_converter
    return convert_arguments(
        given, definition.arguments, scalar_registry=converter.scalar_registry, config=converter.config
    )


def _call(
    kind: GraphQLObjectType,
    field: GraphQLField,
    details: FieldDetailsList,
    executor: StrawberryGraphQLCoreExecutionContext,
) -> tuple[Callable[..., Any], dict[str, Any]]:
    """The function that resolves a field of one object, and its arguments besides those of the field."""
    definition = field.extensions["strawberry-definition"]
    resolver = definition.base_resolver
    is_direct = _is_direct(field)
    if is_direct and not resolver.info_parameter:
        return resolver.wrapped_func, {}
    path = Path(None, details[0].node.name.value, kind.name)
    raw = executor.build_resolve_info(field, [detail.node for detail in details], kind, path)
    if is_direct:
        return resolver.wrapped_func, {resolver.info_parameter.name: Info(_raw_info=raw, _field=definition)}
    assert field.resolve is not None
    return field.resolve, {"info": raw}


def _is_direct(field: GraphQLField) -> bool:
    """Whether a resolver can be called directly, bypassing Strawberry, which would convert the arguments for each
    object."""
    definition = field.extensions["strawberry-definition"]
    resolver = definition.base_resolver
    return not field.subscribe and not definition.extensions and bool(resolver and resolver.self_parameter)


def _has_variable(value: ValueNode) -> bool:
    if isinstance(value, ListValueNode):
        return any(map(_has_variable, value.values))
    if isinstance(value, ObjectValueNode):
        return any(_has_variable(member.value) for member in value.fields)
    return isinstance(value, VariableNode)


def _answer(call: Callable[..., Any], source: Any, arguments: dict[str, Any]) -> Any:
    try:
        return call(source, **arguments)
    except Exception as error:
        return error
