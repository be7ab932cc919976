"""Assets in JSON values: defaults of a schema, arguments of a job, static inputs of a flow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from analyzers.asset import SPELLINGS, Asset, InvalidURI, parse, s3

_PREFIXES = tuple(SPELLINGS)

_DEPTH = 64  # a person's argument nests a tenth of this; deeper is a trick on the stack


def assets_in(value: Any, pointer: str = "") -> Iterator[tuple[Asset, str, str]]:
    """The assets that a JSON value names, each with its JSON Pointer (RFC 6901) and its text.

    A string whose whole value is a URI, an object with a string `s3` (and `storage`), and the one-key mapping
    `{"$res": "f/x/y"}` that some YAML writers make of `$res:f/x/y`."""
    stack = [(value, pointer, 0)]
    while stack:
        item, place, depth = stack.pop()
        if isinstance(item, str):
            if item.startswith(_PREFIXES):  # nearly none does, and an exception for each of them is dear
                with suppress(InvalidURI):
                    yield parse(item), place, item
        elif depth < _DEPTH and isinstance(item, Mapping):
            if (named := _mapping(item)) is not None:
                yield named[0], place, named[1]
            else:
                rows = ((child, f"{place}/{_escaped(str(key))}", depth + 1) for key, child in item.items())
                stack.extend(reversed(list(rows)))
        elif depth < _DEPTH and isinstance(item, Sequence) and not isinstance(item, bytes):
            stack.extend(reversed([(child, f"{place}/{index}", depth + 1) for index, child in enumerate(item)]))


def s3_object(value: Mapping[str, Any]) -> Asset | None:
    """The object that a mapping `{"s3": key, "storage": name}` stands for; a URI may stand for the key."""
    key, storage = value.get("s3"), value.get("storage")
    if not isinstance(key, str) or not key:
        return None
    if key.startswith("s3://"):
        try:
            return parse(key)
        except InvalidURI:
            return None
    return s3(key, storage if isinstance(storage, str) else None)


def _mapping(value: Mapping[str, Any]) -> tuple[Asset, str] | None:
    if (asset := s3_object(value)) is not None:
        return asset, value["s3"]
    if len(value) == 1 and isinstance(path := value.get("$res"), str):
        try:
            return parse(f"res://{path.strip()}"), path
        except InvalidURI:
            return None
    return None


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
