"""Prints the result of a scan: as tables on a terminal, as lines in a pipe, or as JSON with the names of the schema."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import orjson
from rich.table import Table
from rich.text import Text

from analyzers.facts import Access, DetectedAsset, Diagnostic, Occurrence, Severity
from cli.scan import Scan
from cli.terminal import counted, data, print_utf_8, printable, say
from ingest.deployment import RunnableRef
from ingest.usages import span_fields

STYLES = {"READ": "green", "WRITE": "red", "READ_WRITE": "magenta"}
PLACES = 3  # line numbers shown per usage

Row = tuple[str, str, str, str]
"""An asset's URI, the access, the runnable, and the line numbers."""

HEAD: Row = ("ASSET", "ACCESS", "RUNNABLE", "LINES")


def print_table(found: Scan) -> None:
    """Prints a table per asset on a terminal, otherwise one line per usage, in aligned columns."""
    rows = list(_rows(found))
    widths = [max((len(row[place]) for row in rows), default=0) for place in range(4)]
    if not data.is_terminal:
        for row in rows:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        return
    widths[1:3] = [max(pair) for pair in zip(widths[1:3], map(len, HEAD[1:3]), strict=True)]
    for asset, usages in groupby((HEAD, *rows), key=itemgetter(0)):
        table = Table(
            title=Text(asset, "bold"), title_justify="left", box=None, show_header=False, padding=(0, 0, 0, 2)
        )
        table.add_column(width=widths[1])
        table.add_column(width=widths[2], overflow="fold")
        table.add_column(overflow="ellipsis", no_wrap=True, max_width=max(data.width - widths[1] - widths[2] - 6, 12))
        for _, access, runnable, line in usages:
            table.add_row(Text(access, STYLES.get(access, "dim")), Text(runnable), Text(line, "dim"))
        data.print(table)


def print_json(found: Scan) -> None:
    """Prints everything as JSON."""
    document = {
        "assets": [
            {
                "uri": used.asset.uri,
                "kind": used.asset.kind,
                "isPattern": used.asset.is_pattern,
                "usages": [_usage(runnable, detected) for runnable, detected in used.usages.items()],
            }
            for used in found.assets
        ],
        "diagnostics": [_diagnostic(row) for row in found.diagnostics],
    }
    try:
        text = orjson.dumps(document, option=orjson.OPT_INDENT_2)
    except TypeError:  # a lone surrogate from an escape in a document, which orjson rejects
        text = json.dumps(document, indent=2).encode()
    print_utf_8(text)


def tell_totals(found: Scan, read: int, left_out: int) -> None:
    """Prints to standard error how much was read, left out by ``wmill.yaml`` and found, even if that is nothing."""
    grave = Counter(row.severity for row in found.diagnostics)
    counts = (len(found.assets), "asset"), (grave[Severity.ERROR], "error"), (grave[Severity.WARNING], "warning")
    items = [f"{counted(read, 'item')} read", *([f"{left_out} left out by wmill.yaml"] if left_out else [])]
    say(", ".join((*items, *(counted(*each) for each in counts))))


def _rows(found: Scan) -> Iterator[Row]:
    for used in found.assets:
        for runnable, detected in used.usages.items():
            name = f"{runnable.kind.lower()} {runnable.path}"
            yield printable(used.asset.uri), _name(detected.access), printable(name), printable(_lines(detected))


def _lines(detected: DetectedAsset) -> str:
    """The line numbers of a usage, or its JSON Pointers if it has none."""
    lines: list[int | str] = sorted({place.span.start_line for place in detected.occurrences if place.span})
    lines = lines or sorted({place.pointer for place in detected.occurrences if place.pointer})
    return ", ".join(map(str, lines[:PLACES])) + (", …" if len(lines) > PLACES else "")


def _usage(runnable: RunnableRef, detected: DetectedAsset) -> dict[str, Any]:
    return {
        "runnableKind": runnable.kind,
        "path": runnable.path,
        "access": _name(detected.access),
        "occurrences": [_occurrence(place, runnable.path) for place in detected.occurrences],
    }


def _occurrence(place: Occurrence, path: str) -> dict[str, Any]:
    return {
        "path": place.path or path,
        "pointer": place.pointer,
        "span": place.span and span_fields(place.span),
        "text": place.text,
        "rule": place.rule,
        "access": _name(place.access),
    }


def _diagnostic(row: Diagnostic) -> dict[str, Any]:
    return {
        "severity": row.severity,
        "code": row.code,
        "message": row.message,
        "path": row.path or None,
        "pointer": row.pointer,
        "span": row.span and span_fields(row.span),
    }


def _name(access: Access) -> str:
    return str(access.name)
