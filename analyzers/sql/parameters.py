"""Arguments of a script: those that its header lines declare, the defaults that its schema gives them, and what a flow
gives."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from analyzers.arguments import assets_in, s3_object
from analyzers.asset import Asset, AssetKind, InvalidURI, parse
from analyzers.context import Context, Each
from analyzers.language import Language

_REPLACED = ("$res:", "res://", "$var:")
_NAMED = re.compile(r"[$:@](\w+)")
_DECLARED = re.compile(
    r"^--[ \t]*[$:@]?(?P<name>\w+)[ \t]*\([\w \[\]]+\)[ \t]*=[ \t]*(?P<default>\S.*?)[ \t]*$", re.MULTILINE
)

Named = tuple[str, int, int]
"""The URI of an asset, and the stretch of the text that names it."""
Place = tuple[str, int, int]
"""A parameter, and a stretch of the text."""


def parameters_of(source: str, context: Context) -> dict[str, str]:
    """The parameters that have a text or an S3 object as default, as that text or the object's URI."""
    found: dict[str, str] = {}
    for name, declared in _properties(context).items():
        text = _text(declared.get("default")) if isinstance(declared, Mapping) else None
        if text is not None:
            found[str(name).lower()] = text
    for match in _DECLARED.finditer(_header(source)):
        text = _text(_value(match["default"]))
        if text is not None:
            found[match["name"].lower()] = text
    return found


def defaults_in(source: str, parameters: Mapping[str, str], uses: Iterable[Named]) -> Iterator[Place]:
    """The parameters whose default is part of a name that the text uses, each with where the header lines declare it,
    else with its first such use."""
    told: set[str] = set()
    for uri, start, end in uses:
        for name in map(str.lower, _NAMED.findall(source, start, end)):
            default = parameters.get(name)
            if default and default in uri and name not in told:
                told.add(name)
                line = re.compile(rf"^--[ \t]*[$:@]?{name}[ \t]*\(.*$", re.MULTILINE | re.IGNORECASE)
                declared = line.search(_header(source))
                yield (name, *(declared.span() if declared else (start, end)))


def rounds(arguments: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The arguments in each round of the loop that gives some of them; once where none does."""
    turns = [len(value.values) for value in arguments.values() if isinstance(value, Each)]
    for turn in range(min(turns, default=1)):
        yield {name: value.values[turn] if isinstance(value, Each) else value for name, value in arguments.items()}


def given(arguments: Mapping[str, Any]) -> dict[str, str]:
    """The arguments that are texts, numbers or S3 objects, as texts. A resource or variable reaches the code as its
    value, which is not known here."""
    texts = {name.lower(): _text(value) for name, value in arguments.items()}
    return {name: text for name, text in texts.items() if text is not None and not text.startswith(_REPLACED)}


def given_database(arguments: Mapping[str, Any]) -> Asset | None:
    """The database that the argument of this name is."""
    named = (asset for asset, _, _ in assets_in(arguments.get("database")))
    return next((asset for asset in named if asset.kind is AssetKind.RESOURCE), None)


def database_of(language: Language, context: Context) -> Asset | None:
    """The database that the first argument's `$res:` default names; DuckDB attaches its databases itself."""
    first = next(iter(_properties(context).values()), None)
    default = first.get("default") if isinstance(first, Mapping) else None
    if language is Language.DUCKDB or not isinstance(default, str):
        return None
    try:
        asset = parse(default)
    except InvalidURI:
        return None
    return asset if asset.kind in (AssetKind.RESOURCE, AssetKind.DATATABLE, AssetKind.DUCKLAKE) else None


def _properties(context: Context) -> Mapping[str, Any]:
    properties = (context.schema or {}).get("properties")
    return properties if isinstance(properties, Mapping) else {}


def _header(source: str) -> str:
    """The leading block of comment lines."""
    block = re.match(r"(?:[ \t]*(?:--[^\n]*)?(?:\n|\Z))*", source)
    return block[0] if block else ""


def _value(written: str) -> Any:
    try:
        return json.loads(written)
    except ValueError:
        return written.strip("'")


def _text(value: Any) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    asset = s3_object(value) if isinstance(value, Mapping) else None
    return asset.uri if asset else None
