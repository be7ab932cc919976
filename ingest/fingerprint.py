"""Digests of everything that an analysis depends on: if they are equal, so is the analysis."""

from __future__ import annotations

import json
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import orjson

from analyzers.context import Storage


def digest(*parts: Any) -> str:
    """A 128-bit digest of JSON values."""
    return blake2b(dump(parts).encode(), digest_size=16).hexdigest()


def dump(value: Any) -> str:
    """Serialises a value with sorted keys. Lone surrogates and numbers beyond 64 bits, which orjson rejects, are kept
    too."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS).decode()
    except TypeError:
        return json.dumps(value, sort_keys=True, separators=(",", ":"), default=str)


def context(storages: tuple[Storage, ...] | None) -> str:
    """The digest of what all analyses of a workspace depend on: the code of the analyzers and the storages."""
    known = None if storages is None else sorted([storage.name or "", storage.bucket] for storage in storages)
    return digest(code("analyzers"), known)


@cache
def code(room: str) -> str:
    """The version of a package: a digest of its code, which unlike a number cannot be forgotten in an upgrade."""
    sums = blake2b(digest_size=16)
    for name, data in sorted(_modules(files(room), "")):
        sums.update(f"{name} {len(data)}\n".encode() + data)
    return sums.hexdigest()


def _modules(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found = []
    for file in folder.iterdir():
        if file.is_dir():
            found += _modules(file, f"{prefix}{file.name}/")
        elif file.name.endswith(".py"):
            found.append((prefix + file.name, file.read_bytes()))
    return found
