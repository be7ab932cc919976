"""The arguments that the function which a run starts is known to be given: static inputs of a flow's step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tree_sitter import Node

from analyzers.asset import AssetKind
from analyzers.context import Each
from analyzers.schema import named
from analyzers.values.value import Constant, Entries, Items, Text, Unknown, Values, with_turns

_STARTED = b"main"
_REPLACED = ("$res:", "$var:")
_DEPTH = 32  # an author's input nests a third of this


def is_started(function: Node) -> bool:
    """Whether a function has the name of the one that a run starts."""
    name = function.child_by_field_name("name")
    return name is not None and name.text == _STARTED


def given(arguments: Mapping[str, Any], name: str) -> Values | None:
    """The value of an argument, None where it is not known. A resource or variable reaches the code as its value,
    which is not known here."""
    value = arguments.get(name)
    if isinstance(value, Each):
        rounds = enumerate(known(item, name) for item in value.values)
        return tuple(with_turns(found, ((hash(value.loop), turn),)) for turn, values in rounds for found in values)
    return known(value, name) if name in arguments else None


def declared(schema: Mapping[str, Any] | None, name: str) -> str:
    """The path of the resource that the default of an argument names; empty where it names none."""
    properties = schema.get("properties") if schema else None
    argument = properties.get(name) if isinstance(properties, Mapping) else None
    return _resource(argument) if isinstance(argument, Mapping) and "default" in argument else ""


def _resource(argument: Mapping[str, Any]) -> str:
    return next((asset.path for asset, _, _ in named(argument, "") if asset.kind is AssetKind.RESOURCE), "")


def known(value: Any, name: str, depth: int = 0) -> Values:
    """What a value of JSON is worth."""
    if isinstance(value, str) and not value.startswith(_REPLACED):
        return (Text(value),)
    if value is None or isinstance(value, bool | int | float):
        return (Constant(value),)
    if isinstance(value, list) and depth < _DEPTH:
        return (Items(tuple(known(item, name, depth + 1) for item in value)),)
    if isinstance(value, Mapping) and depth < _DEPTH and "$res" not in value:
        return (Entries({str(key): known(item, str(key), depth + 1) for key, item in value.items()}),)
    return (Unknown(name, _resource({"default": value})),)
