"""What an operation may come to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLField,
    GraphQLSchema,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    ValueNode,
    VariableNode,
    get_named_type,
    get_operation_ast,
)

from api.fold import Fold

_COUNTS = ("first", "last", "maxNodes")
_LISTS = ("ids", "uris")
_PICTURES = {"FlowGraph": 200, "Analysis": 200, "FlowAnalysis": 200}
"""What has lists that no argument bounds, and as how many rows it counts."""

KEPT = 64  # of one document: clients send few sizes


class Costs:
    """The rows that the operations of a document may come to: lists in lists multiply.

    Of the variables only the sizes count that they tell, so those met last are kept."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self._told = _told(document)
        self._cost = lru_cache(KEPT)(partial(_cost, schema, document))

    def of(self, operation: OperationDefinitionNode, variables: Mapping[str, Any], *, usual: int, longest: int) -> int:
        """The rows of one operation. A list of which nothing is said has the ``usual`` number, none has more than
        ``longest``: its field refuses to."""
        sizes = tuple((name, _number(variables[name])) for name in self._told if name in variables)
        return self._cost(operation.name and operation.name.value, sizes, usual, longest)


def _cost(
    schema: GraphQLSchema,
    document: DocumentNode,
    name: str | None,
    told: tuple[tuple[str, int], ...],
    usual: int,
    longest: int,
) -> int:
    operation = get_operation_ast(document, name)
    assert operation is not None
    sizes = {
        definition.variable.name.value: _size(definition.default_value, {})
        for definition in operation.variable_definitions or ()
    } | dict(told)

    def rows(field: FieldNode, definition: GraphQLField | None, below: int) -> int:
        given = {argument.name.value: argument.value for argument in field.arguments or ()}
        size = next((_size(given[name], sizes) for name in (*_COUNTS, *_LISTS) if name in given), 0)
        if not size and definition is not None:
            counts = [definition.args[name].default_value for name in _COUNTS if name in definition.args]
            size = next((count for count in counts if isinstance(count, int)), usual if counts else 0)
            size = size or _PICTURES.get(get_named_type(definition.type).name, 0)
        size = min(max(size, 0), longest)
        return size + max(size, 1) * below

    return Fold(schema, document, rows).operation(operation)


def _size(value: ValueNode | None, sizes: Mapping[str, int]) -> int:
    """The rows that an argument asks for; 0 where it says nothing."""
    if isinstance(value, VariableNode):
        return sizes.get(value.name.value, 0)
    if isinstance(value, IntValueNode):
        return int(value.value)
    return len(value.values) if isinstance(value, ListValueNode) else 0


def _number(given: object) -> int:
    """The same of the value of a variable."""
    return len(given) if isinstance(given, list) else int(given) if isinstance(given, int | float) else 0


def _told(document: DocumentNode) -> tuple[str, ...]:
    """The variables that tell sizes."""
    found: dict[str, None] = {}
    pending: list[Any] = list(document.definitions)
    while pending:
        node = pending.pop()
        for argument in getattr(node, "arguments", None) or ():
            if argument.name.value in (*_COUNTS, *_LISTS) and isinstance(argument.value, VariableNode):
                found[argument.value.name.value] = None
        inside = getattr(node, "selection_set", None)
        pending += inside.selections if inside else ()
    return tuple(found)
