"""What was not understood, as a person at a terminal reads it."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.facts import Diagnostic, gravest_first
from cli.terminal import say

SHOWN = 20


def tell_diagnostics(diagnostics: Sequence[Diagnostic], *, more: str = "") -> None:
    """A line for each of the gravest, on standard error; ``more`` says where the others are."""
    lines = list(dict.fromkeys(map(line_of, gravest_first(diagnostics))))
    for line in lines[:SHOWN]:
        say(line)
    if len(lines) > SHOWN:
        say(f"and {len(lines) - SHOWN} more diagnostics{more}")


def line_of(row: Diagnostic) -> str:
    """``error: f/etl/broken:12: what is wrong (CODE)``; in a value the place is its JSON Pointer, after ``#``. What no
    item can be called has no place."""
    place = (row.path or "") + (f"#{row.pointer}" if row.pointer else "")
    place += f":{row.span.start_line}" if row.span else ""
    return ": ".join(filter(None, (row.severity.lower(), place, f"{row.message} ({row.code})")))
