"""Nodes of diagnostics: those of an analysis belong to a runnable, those of what could not be read to a source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analyzers.facts import Code, Diagnostic, gravest_first
from cypher import key
from ingest import fingerprint
from ingest.deployment import RunnableRef
from ingest.usages import span_fields

LONGEST = {"code": 100, "message": 2_000, "path": 1_000, "pointer": 2_000}
"""Longest texts of a diagnostic, in characters: index keys are limited to 8 KB, and messages should be readable."""


def row(workspace: str, ref: RunnableRef, place: str, item: Diagnostic) -> dict[str, Any]:
    """The row of a runnable's diagnostic; ``place`` identifies it among the runnable's diagnostics."""
    owner = ref.key(workspace)
    return _row(workspace, owner, place, f"{ref.path} {ref.kind.value} {place}", item.path or ref.path, item)


def source_key(workspace: str, source: str | None) -> str:
    """The owner of a source's diagnostics, in place of the key of a runnable."""
    return key(workspace, "Source", source or "")


def rows_of_source(
    workspace: str, source: str | None, items: Sequence[Diagnostic], limit: int
) -> dict[str, dict[str, Any]]:
    """The rows of a source's diagnostics, by key: the most serious ones, without duplicates."""
    kept = gravest_first(items)[:limit]
    if len(kept) < len(items):
        left = f"the source reported {len(items)} diagnostics; the {limit - 1} most serious are kept"
        kept[-1:] = [Code.TOO_MANY.at(left, path=kept[-1].path)]
    rows = (_row_of_source(workspace, source, item) for item in kept)
    return {row["key"]: row for row in rows}


def _row_of_source(workspace: str, source: str | None, item: Diagnostic) -> dict[str, Any]:
    span = item.span and span_fields(item.span)
    place = fingerprint.digest(source, item.severity, item.code, item.message, item.path, item.pointer, span)
    return _row(workspace, source_key(workspace, source), place, f"{item.path} SOURCE {place}", item.path, item)


def _row(workspace: str, owner: str, place: str, rank: str, path: str, item: Diagnostic) -> dict[str, Any]:
    return {
        "key": key(workspace, "Diagnostic", owner, place),
        "workspace": workspace,
        "runnable": owner,
        "path": path,
        "rank": rank,
        "severity": item.severity.value,
        "code": item.code,
        "message": item.message,
        "pointer": item.pointer,
        "spanJson": None if item.span is None else fingerprint.dump(span_fields(item.span)),
    }
