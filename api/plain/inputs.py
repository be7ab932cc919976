"""Reads the values of variables with readers that are compiled once per input type.

graphql-core inspects the type and nesting of each value anew. If a value does not have its declared type, nothing is
read here, and graphql-core reports the error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLNullableInputType,
    GraphQLSchema,
    OperationDefinitionNode,
    VariableDefinitionNode,
)
from graphql.execution.get_variable_signature import GraphQLVariableSignature, get_variable_signature
from graphql.execution.values import VariableValues, VariableValueSource
from graphql.pyutils import Undefined, is_iterable
from graphql.utilities.coerce_input_value import coerce_default_value

from api.plain.columns import NotPlain

Read = Callable[[Any], Any]
"""Reads a value that is not null. Raises an exception if it does not have the declared type."""


def values_of(
    schema: GraphQLSchema, definitions: Iterable[VariableDefinitionNode], given: Mapping[str, Any]
) -> VariableValues | None:
    """The values of an operation's variables; None if graphql-core has to read them, since one is absent or does not
    have its declared type."""
    found = VariableValues({}, {})
    try:
        for definition in definitions:
            signature = get_variable_signature(schema, definition)
            if not isinstance(signature, GraphQLVariableSignature):
                return None
            value = given[signature.name]
            found.sources[signature.name] = VariableValueSource(signature, value)
            found.coerced[signature.name] = _either(signature.type)(value)
    except Exception:  # whatever a scalar raises
        return None
    return found


def without_variables(document: DocumentNode, operation: OperationDefinitionNode) -> DocumentNode:
    """The document without the variable definitions of one operation."""
    bare = replace(operation, variable_definitions=())
    return replace(document, definitions=tuple(bare if node is operation else node for node in document.definitions))


def _either(kind: GraphQLInputType) -> Read:
    """The reader of a type, including null if the type allows it."""
    read, nullable = _parted(kind)

    def either(value: Any) -> Any:
        if value is not None:
            return read(value)
        if not nullable:
            raise NotPlain
        return None

    return either


def _parted(kind: GraphQLInputType) -> tuple[Read, bool]:
    """The reader of a type's non-null values, and whether the type is nullable."""
    if isinstance(kind, GraphQLNonNull):
        return _reader(kind.of_type), False
    return _reader(kind), True


def _reader(kind: GraphQLNullableInputType) -> Read:
    if isinstance(kind, GraphQLList):
        return _list(kind)
    if isinstance(kind, GraphQLInputObjectType):
        return _object(kind)
    if isinstance(kind, GraphQLEnumType):
        return {name: kind.coerce_input_value(name) for name in kind.values}.__getitem__
    return kind.coerce_input_value


def _list(kind: GraphQLList[Any]) -> Read:
    read = _either(kind.of_type)

    def values(given: Any) -> list[Any]:
        return [read(value) for value in given] if is_iterable(given) else [read(given)]

    return values


@lru_cache(maxsize=256)  # more than the schema has
def _object(kind: GraphQLInputObjectType) -> Read:
    """Raises NotPlain for a @oneOf type, and RecursionError for one that contains itself."""
    if kind.is_one_of:
        raise NotPlain
    fields = [
        (name, field.out_name or name, *_parted(field.type), coerce_default_value(field))
        for name, field in kind.fields.items()
    ]

    def values(given: Any) -> Any:
        if not given.keys() <= kind.fields.keys():
            raise NotPlain
        read_fields = {}
        for name, own, read, nullable, default in fields:
            value = given.get(name, Undefined)
            if value is Undefined:
                if default is not Undefined:
                    read_fields[own] = default
                elif not nullable:
                    raise NotPlain
            elif value is not None:
                read_fields[own] = read(value)
            elif nullable:
                read_fields[own] = None
            else:
                raise NotPlain
        return kind.out_type(read_fields)

    return values
