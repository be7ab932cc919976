"""Converts Windmill's references to S3 objects and resources into URIs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_URI = re.compile(r"s3://([^/]*)/(.+)", re.DOTALL)


class S3Object(dict[str, Any]):
    """An S3 object: `s3` is its key, `storage` the name of its storage, None for the default one."""

    def __init__(self, s3: str, storage: str | None = None) -> None:
        super().__init__(s3=s3, storage=storage)


def parse_object(given: S3Object | Mapping[str, Any] | str) -> S3Object:
    """Reads an S3 object from its URI (`s3://storage/key`, or `s3:///key` in the default storage) or mapping.

    Raises ValueError with a suggestion."""
    if not isinstance(given, str):
        if not isinstance(given.get("s3"), str) or not given["s3"]:
            raise ValueError(f"an S3 object needs its key under 's3', but has only {sorted(given)}")
        return S3Object(given["s3"], given.get("storage") or None)
    if match := _URI.fullmatch(given):
        return S3Object(match[2], match[1] or None)
    if given.startswith("s3://"):
        raise ValueError(f"{given!r} has no key: it must be s3://storage/key, or s3:///key in the default storage")
    raise ValueError(f"{given!r} is not the URI of an S3 object: in the default storage, write 's3:///{given}'")


def object_uri(given: Any) -> str | None:
    """The URI of an S3 object; None if the value is not one."""
    if isinstance(given, str):
        return given if given.startswith("s3://") else None
    if isinstance(given, Mapping) and isinstance(key := given.get("s3"), str) and key:
        return f"s3://{given.get('storage') or ''}/{key}"
    return None


def resource_path(path: str) -> str:
    """The path of a resource, without `res://` or `$res:`."""
    return path.removeprefix("$res:").removeprefix("res://")


def resource_uri(path: str) -> str:
    """The URI of a resource."""
    return f"res://{resource_path(path)}"
