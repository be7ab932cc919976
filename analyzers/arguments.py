"""Assets in JSON values: defaults of a schema, arguments of a job, static inputs of a flow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from analyzers.asset import SPELLINGS, Asset, InvalidURI, parse, s3

_PREFIXES = tuple(SPELLINGS)

_Steps = tuple["_Steps", object] | None
"""The way into a value, its last key or index outermost."""


def assets_in(value: Any, pointer: str = "") -> Iterator[tuple[Asset, str, str]]:
    """The assets that a JSON value names, each with its JSON Pointer (RFC 6901) and its text.

    A string whose whole value is a URI, an object with a string `s3` (and `storage`), and the one-key mapping
    `{"$res": "f/x/y"}` that some YAML writers make of `$res:f/x/y`."""
    stack: list[tuple[Any, _Steps]] = [(value, None)]
    while stack:
        item, steps = stack.pop()
        if isinstance(item, str):
            if item.startswith(_PREFIXES):  # nearly none does, and an exception for each of them is dear
                with suppress(InvalidURI):
                    yield parse(item), pointer + _below(steps), item
        elif isinstance(item, Mapping):
            if (named := _mapping(item)) is not None:
                yield named[0], pointer + _below(steps), named[1]
            else:
                stack.extend((child, (steps, key)) for key, child in reversed(list(item.items())))
        elif isinstance(item, Sequence) and not isinstance(item, bytes):
            stack.extend((item[index], (steps, index)) for index in reversed(range(len(item))))


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


def _below(steps: _Steps) -> str:
    """The JSON Pointer of a way, made where it is asked for: of a deep value most are not."""
    keys: list[str] = []
    while steps is not None:
        steps, key = steps
        keys.append("/" + str(key).replace("~", "~0").replace("/", "~1"))
    return "".join(reversed(keys))
