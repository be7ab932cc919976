"""Columns: the values of one field in all rows of a level, completed together.

Mostly the values of a column can be used unchanged, which the set of their types shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, islice
from math import isfinite
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLFloat,
    GraphQLID,
    GraphQLInt,
    GraphQLLeafType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLString,
)

Complete = Callable[[Sequence[Any]], Sequence[Any]]
"""Completes a column for the response. Raises an exception if a value does not have the declared type."""


class NotPlain(Exception):
    """A value does not have the declared type: graphql-core has to report the error."""


def leaf(kind: GraphQLLeafType) -> Complete:
    """Completes non-null scalars and enum values."""
    if isinstance(kind, GraphQLEnumType):
        names = {value.value: name for name, value in kind.values.items()}
        return lambda values: [names[value] for value in values]
    exact, fits = _EXACT.get(kind, (None, _always))
    coerce = kind.coerce_output_value

    def complete(values: Sequence[Any]) -> Sequence[Any]:
        if {*map(type, values)} == {exact} and fits(values):
            return values
        return present([coerce(value) for value in present(values)])

    return complete


def present(values: Sequence[Any]) -> Sequence[Any]:
    """Checks that a column has no nulls."""
    if _Null in {*map(type, values)}:
        raise NotPlain
    return values


def nullable(complete: Complete) -> Complete:
    """Completes the values that are not null."""

    def column(values: Sequence[Any]) -> Sequence[Any]:
        if _Null not in {*map(type, values)}:
            return complete(values)
        return filled(values, complete([value for value in values if value is not None]))

    return column


def listed(complete: Complete) -> Complete:
    """Completes a column of lists: the items of all lists form one column."""

    def column(values: Sequence[Any]) -> Sequence[Any]:
        return parted(values, complete(items(values)))

    return column


def instances(kind: GraphQLObjectType) -> Complete:
    """Checks that all values are instances of an object type; like graphql-core, only if the type has interfaces."""
    origin = None if kind.is_type_of is None else kind.extensions["strawberry-definition"].origin

    def column(values: Sequence[Any]) -> Sequence[Any]:
        types = {*map(type, values)}
        if _Null in types or (origin is not None and not types <= {origin}):
            raise NotPlain
        return values

    return column


def lists(values: Sequence[Any]) -> Sequence[Any]:
    """Checks that a column contains only lists."""
    if not {*map(type, values)} <= {list}:
        raise NotPlain
    return values


def items(values: Sequence[Any]) -> list[Any]:
    """The items of all lists of a column, as one list."""
    return [*chain.from_iterable(lists(values))]


def filled(values: Sequence[Any], completed: Sequence[Any]) -> list[Any]:
    """Puts the nulls of a column back between its completed other values."""
    each = iter(completed)
    return [None if value is None else next(each) for value in values]


def parted(values: Sequence[Any], completed: Sequence[Any]) -> list[list[Any]]:
    """Splits the completed items of a column of lists back into lists."""
    each = iter(completed)
    return [[*islice(each, len(value))] for value in values]


def rows_of(names: Sequence[str], columns: Sequence[Sequence[Any]], number: int) -> list[dict[str, Any]]:
    """Turns named columns into ``number`` rows."""
    rows: list[dict[str, Any]] = [{} for _ in range(number)]
    for name, column in zip(names, columns, strict=True):
        for row, value in zip(rows, column, strict=True):
            row[name] = value
    return rows


_Null = type(None)


def _always(values: Sequence[Any]) -> bool:
    return True


def _in_bounds(values: Sequence[int]) -> bool:
    return min(values) >= -(2**31) and max(values) < 2**31


def _finite(values: Sequence[float]) -> bool:
    return all(map(isfinite, values))


_EXACT: dict[GraphQLScalarType, tuple[type, Callable[[Sequence[Any]], bool]]] = {
    GraphQLString: (str, _always),
    GraphQLID: (str, _always),
    GraphQLBoolean: (bool, _always),
    GraphQLInt: (int, _in_bounds),
    GraphQLFloat: (float, _finite),
}
"""The scalars whose values need no coercion if they have exactly this Python type and pass the check."""
