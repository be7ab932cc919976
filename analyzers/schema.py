"""Defaults of a runnable's arguments, from the JSON Schema that declares them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from analyzers.arguments import assets_in
from analyzers.asset import Asset, AssetKind, InvalidURI, parse
from analyzers.context import Context
from analyzers.facts import Access, Code
from analyzers.findings import Findings
from analyzers.language import Language
from analyzers.text import Text

_RESOURCE_FORMAT = "resource-"
_DEPTH = 32  # schemas that a form can show nest a handful


def read_defaults(text: Text, language: Language, context: Context, found: Findings) -> Context:
    """Notes the assets that are defaults of arguments: UNKNOWN, because a default does not tell what is done with it.

    An argument of a resource type without a default names no asset. The returned context has the database that the
    argument ``database`` defaults to, where nothing closer to the code names one."""
    database = None
    for pointer, declared in _properties(context.schema, "", 0, found):
        if "default" not in declared:
            continue
        place = f"{pointer}/default"
        for asset, at, written in named(declared, place):
            found.value(asset, Access.UNKNOWN, at, written, "schema-default")
            if pointer == "/properties/database" and asset.kind is AssetKind.RESOURCE:
                database = asset
    return context if context.database or database is None else replace(context, database=database)


def named(declared: Mapping[str, Any], place: str) -> list[tuple[Asset, str, str]]:
    """The assets that the default of an argument names, each with its place and as it is written."""
    default = declared["default"]
    kind = declared.get("format")
    is_path = isinstance(default, str) and default and "://" not in default and not default.startswith("$")
    if is_path and isinstance(kind, str) and kind.startswith(_RESOURCE_FORMAT) and "/" in default:
        try:
            return [(parse(f"res://{default}"), place, default)]
        except InvalidURI:
            return []
    return list(assets_in(default, place))


def _properties(schema: object, pointer: str, depth: int, found: Findings) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every declared property with its JSON Pointer, those of nested objects, lists and alternatives too."""
    if not isinstance(schema, Mapping):
        return
    if depth > _DEPTH:
        found.report(Code.TOO_DEEP, f"the schema nests deeper than {_DEPTH} levels here", pointer=pointer)
        return
    properties = schema.get("properties")
    if isinstance(properties, Mapping):
        for name, declared in properties.items():
            below = f"{pointer}/properties/{str(name).replace('~', '~0').replace('/', '~1')}"
            if isinstance(declared, Mapping):
                yield below, declared
                yield from _properties(declared, below, depth + 1, found)
    yield from _properties(schema.get("items"), f"{pointer}/items", depth + 1, found)
    for keyword in ("oneOf", "anyOf", "allOf"):
        alternatives = schema.get(keyword)
        for index, alternative in enumerate(alternatives if isinstance(alternatives, list) else ()):
            yield from _properties(alternative, f"{pointer}/{keyword}/{index}", depth + 1, found)
