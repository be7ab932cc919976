"""The cost of an operation: the most rows that it could return."""

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

from api.fold import Fold, nodes

_COUNTS = ("first", "last", "maxNodes")
_LISTS = ("ids", "uris")
_PICTURES = {"FlowGraph": 200, "Analysis": 200, "FlowAnalysis": 200}
"""Types with lists that no argument bounds, and the number of rows that each counts as."""

KEPT = 64  # costs cached per document: clients use few page sizes


class Costs:
    """The costs of a document's operations: the sizes of nested lists are multiplied.

    A cost depends only on the variables that hold page sizes or list arguments, so the latest costs are cached by
    those."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self._size_variables = _size_variables(document)
        self._cost = lru_cache(KEPT)(partial(_cost, schema, document))

    def of(self, operation: OperationDefinitionNode, variables: Mapping[str, Any], *, usual: int, longest: int) -> int:
        """The cost of one operation. A list without a size counts as ``usual`` rows, and no list as more than
        ``longest``: its field rejects larger sizes."""
        sizes = tuple((name, _number(variables[name])) for name in self._size_variables if name in variables)
        return self._cost(operation.name and operation.name.value, sizes, usual, longest)


def _cost(
    schema: GraphQLSchema,
    document: DocumentNode,
    name: str | None,
    given_sizes: tuple[tuple[str, int], ...],
    usual: int,
    longest: int,
) -> int:
    operation = get_operation_ast(document, name)
    assert operation is not None
    sizes = {
        definition.variable.name.value: _size(definition.default_value, {})
        for definition in operation.variable_definitions or ()
    } | dict(given_sizes)

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
    """The number of rows that an argument asks for; 0 if it does not say."""
    if isinstance(value, VariableNode):
        return sizes.get(value.name.value, 0)
    if isinstance(value, IntValueNode):
        return int(value.value)
    return len(value.values) if isinstance(value, ListValueNode) else 0


def _number(given: object) -> int:
    """The number of rows that a variable's value asks for; 0 if it does not say."""
    return len(given) if isinstance(given, list) else int(given) if isinstance(given, int | float) else 0


def _size_variables(document: DocumentNode) -> tuple[str, ...]:
    """The names of the variables that are passed as page sizes or list arguments."""
    arguments = (argument for node in nodes(document) for argument in getattr(node, "arguments", None) or ())
    return tuple(
        {
            argument.value.name.value: None
            for argument in arguments
            if argument.name.value in (*_COUNTS, *_LISTS) and isinstance(argument.value, VariableNode)
        }
    )
