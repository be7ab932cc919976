"""Diagnostics of wide patterns: those with too many matches for edges."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from analyzers.facts import Code, Diagnostic
from cypher import Transaction
from ingest import diagnostics
from ingest.deployment import RunnableKind, RunnableRef

_PLACE = "wide"  # sorts after the diagnostics of an analysis, whose places are numbers


def diagnostic(uri: str) -> Diagnostic:
    """The diagnostic of a wide pattern."""
    return Code.PATTERN_TOO_WIDE.at(f"'{uri}' matches too many assets: they are searched for on demand")


async def tell(
    tx: Transaction, workspace: str, widened: Collection[str], written: Collection[RunnableRef] = ()
) -> list[Diagnostic]:
    """Adds a diagnostic to every user of patterns, given by key, that have become wide, except to the items that are
    being ``written``, which get theirs anyway. Returns the diagnostics."""
    users: dict[tuple[RunnableRef, str], Diagnostic] = {}
    for row in await tx.each("users_of_patterns", sorted(widened)):
        # The diagnostics of a step belong to its flow.
        kind = RunnableKind.FLOW if row["kind"] == RunnableKind.STEP else RunnableKind(row["kind"])
        ref = RunnableRef(kind, row["path"].partition("#")[0])
        if ref not in written:
            users[ref, f"{_PLACE} {row['uri']}"] = replace(diagnostic(row["uri"]), path=ref.path)
    rows = [diagnostics.row(workspace, ref, place, item) for (ref, place), item in users.items()]
    await tx.each("create_diagnostics", rows)
    return list(users.values())
