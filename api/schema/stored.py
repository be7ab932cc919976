"""Conversion of JSON that the graph stores into types of the schema."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

import orjson

from api.paging import Row
from api.schema.place import ColumnAccess, ColumnRef, Diagnostic, Occurrence, OutputColumn, Span


def occurrences(row: Row, path: str, first: int, seen: Callable[[str], bool]) -> list[Occurrence]:
    """The first occurrences of a usage in visible files; ``path`` is that of the runnable itself."""
    places = [place for place in _loaded(row["occurrencesJson"], []) if seen(place["path"] or path)]
    return [
        Occurrence(
            path=place["path"] or path,
            pointer=place["pointer"],
            span=_span(place["span"]),
            text=place["text"],
            rule=place["rule"],
            access=place["access"],
        )
        for place in places[:first]
    ]


def columns(row: Row, first: int | None = None) -> list[ColumnAccess]:
    """The columns of a usage or an access."""
    pairs = islice(_loaded(row["columnsJson"], {}).items(), first)
    return [ColumnAccess(name=name, access=access) for name, access in pairs]


def outputs(row: Row, first: int) -> list[OutputColumn]:
    """The written columns of a usage."""
    pairs = islice(_loaded(row["outputsJson"], {}).items(), first)
    return [OutputColumn(name=name, inputs=[ColumnRef(**column) for column in inputs]) for name, inputs in pairs]


def diagnostic(row: Row) -> Diagnostic:
    """The diagnostic of a row."""
    return Diagnostic(
        severity=row["severity"],
        code=row["code"],
        message=row["message"],
        path=row["path"],
        pointer=row["pointer"],
        span=_span(_loaded(row["spanJson"], None)),
    )


def _span(stored: dict[str, int] | None) -> Span | None:
    return (
        None
        if stored is None
        else Span(
            start_line=stored["startLine"],
            start_column=stored["startColumn"],
            end_line=stored["endLine"],
            end_column=stored["endColumn"],
            start_byte=stored["startByte"],
            end_byte=stored["endByte"],
        )
    )


def _loaded(text: str | None, absent: Any) -> Any:
    return absent if text is None else orjson.loads(text)
