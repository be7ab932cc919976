"""Columns: the values of one field in all rows of a level, completed together.

Mostly a column is already what the answer has, and the types of its values tell so.
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
"""Makes a column into that of the answer. Raises for a value that is not what its type says."""


class NotPlain(Exception):
    """A value that is not what its type says, of which graphql-core has to tell."""


def leaf(kind: GraphQLLeafType) -> Complete:
    """Completes scalars and members of enums; none may be null."""
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
    """Lets a column pass that has no null."""
    if _Null in {*map(type, values)}:
        raise NotPlain
    return values


def nullable(complete: Complete) -> Complete:
    """Completes what is not null."""

    def column(values: Sequence[Any]) -> Sequence[Any]:
        if _Null not in {*map(type, values)}:
            return complete(values)
        return filled(values, complete([value for value in values if value is not None]))

    return column


def listed(complete: Complete) -> Complete:
    """Completes the items of all lists as one column."""

    def column(values: Sequence[Any]) -> Sequence[Any]:
        return parted(values, complete(items(values)))

    return column


def instances(kind: GraphQLObjectType) -> Complete:
    """Lets objects pass that are of a type; of one without interfaces they are not asked, as graphql-core does not."""
    origin = None if kind.is_type_of is None else kind.extensions["strawberry-definition"].origin

    def column(values: Sequence[Any]) -> Sequence[Any]:
        types = {*map(type, values)}
        if _Null in types or (origin is not None and not types <= {origin}):
            raise NotPlain
        return values

    return column


def lists(values: Sequence[Any]) -> Sequence[Any]:
    """Lets a column pass that has nothing but lists."""
    if not {*map(type, values)} <= {list}:
        raise NotPlain
    return values


def items(values: Sequence[Any]) -> list[Any]:
    """The items of all lists of a column."""
    return [*chain.from_iterable(lists(values))]


def filled(values: Sequence[Any], completed: Sequence[Any]) -> list[Any]:
    """A column with its nulls, from what became of its other values."""
    each = iter(completed)
    return [None if value is None else next(each) for value in values]


def parted(values: Sequence[Any], completed: Sequence[Any]) -> list[list[Any]]:
    """A column of lists, from what became of the items of all."""
    each = iter(completed)
    return [[*islice(each, len(value))] for value in values]


def rows_of(names: Sequence[str], columns: Sequence[Sequence[Any]], number: int) -> list[dict[str, Any]]:
    """So many rows, of columns with these names."""
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
"""The values of which scalars are written as they are, and what else must hold of them."""
