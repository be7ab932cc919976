"""Prints diagnostics on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.facts import Diagnostic, gravest_first
from cli.terminal import say

SHOWN = 20


def tell_diagnostics(diagnostics: Sequence[Diagnostic], *, more: str = "") -> None:
    """Prints a line for each of the most serious ones to standard error; ``more`` says where to find the others."""
    lines = list(dict.fromkeys(map(line_of, gravest_first(diagnostics))))
    for line in lines[:SHOWN]:
        say(line)
    if len(lines) > SHOWN:
        say(f"and {len(lines) - SHOWN} more diagnostics{more}")


def line_of(row: Diagnostic) -> str:
    """``error: f/etl/broken:12: what is wrong (CODE)``; a JSON Pointer is shown after ``#``."""
    place = (row.path or "") + (f"#{row.pointer}" if row.pointer else "")
    place += f":{row.span.start_line}" if row.span else ""
    return ": ".join(filter(None, (row.severity.lower(), place, f"{row.message} ({row.code})")))
