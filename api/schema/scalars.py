"""The scalars of the schema: instants, URIs and JSON."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

Instant = NewType("Instant", int)
"""Milliseconds since 1970, UTC."""

AssetURI = NewType("AssetURI", str)
"""A URI in any accepted spelling (input) or in its canonical one (output)."""

JSON = NewType("JSON", object)

_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


@lru_cache(maxsize=4096)  # items that were deployed or recorded together have equal times
def write_instant(value: int) -> str:
    """RFC 3339 to the millisecond."""
    return (_EPOCH + value * _MILLISECOND).isoformat(timespec="milliseconds")[:-6] + "Z"


def read_instant(value: object) -> Instant:
    """Parses an RFC 3339 time with an offset. Raises ValueError."""
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a time: a string such as 2026-01-31T10:00:00Z is expected")
    if not _RFC_3339.fullmatch(value):
        raise ValueError(f"{value[:100]!r} is not an RFC 3339 time with a time zone: write 2026-01-31T10:00:00Z")
    instant = datetime.fromisoformat(value.upper())
    return Instant((instant - _EPOCH) // _MILLISECOND)


def read_uri(value: object) -> AssetURI:
    """Returns the text unchanged: the field parses it and names its argument if it is invalid."""
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a URI: a string is expected")
    return AssetURI(value)


def _unchanged(value: Any) -> Any:
    return value


SCALARS: dict[object, ScalarDefinition] = {
    Instant: strawberry.scalar(
        name="DateTime",
        description="A time as RFC 3339, in UTC, with milliseconds.",
        specified_by_url="https://scalars.graphql.org/andimarek/date-time",
        serialize=write_instant,
        parse_value=read_instant,
    ),
    AssetURI: strawberry.scalar(
        name="AssetURI",
        description=(
            "An asset's URI. Every spelling that a workspace accepts is allowed as input; output is always "
            "canonical: s3:///key, s3://storage/key, res://path, res://path?table=t, datatable://name/table, "
            "ducklake://name/schema.table (without the default schema), volume://name, "
            "dbt://warehouse/schema/name."
        ),
        serialize=str,
        parse_value=read_uri,
    ),
    JSON: strawberry.scalar(
        name="JSON",
        description="Any JSON value.",
        serialize=_unchanged,
        parse_value=_unchanged,
    ),
}
"""The GraphQL scalar of each Python type."""
