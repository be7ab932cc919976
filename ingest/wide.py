"""Patterns too wide for edges to what they match: said to all that use them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from analyzers.facts import Code, Diagnostic
from cypher import Transaction
from ingest import diagnostics
from ingest.deployment import RunnableKind, RunnableRef

_PLACE = "wide"  # behind all that an analysis says, which is numbered


def diagnostic(uri: str) -> Diagnostic:
    """What is said of such a pattern."""
    return Code.PATTERN_TOO_WIDE.at(f"'{uri}' matches too many assets: they are searched for on demand")


async def tell(
    tx: Transaction, workspace: str, widened: Collection[str], written: Collection[RunnableRef] = ()
) -> list[Diagnostic]:
    """Tells those that use patterns from before, by key, which have grown too wide, but not what is ``written`` now,
    which is told of all its patterns. Answers what was said."""
    users: dict[tuple[RunnableRef, str], Diagnostic] = {}
    for row in await tx.each("users_of_patterns", sorted(widened)):
        # A step's are told of its flow.
        kind = RunnableKind.FLOW if row["kind"] == RunnableKind.STEP else RunnableKind(row["kind"])
        ref = RunnableRef(kind, row["path"].partition("#")[0])
        if ref not in written:
            users[ref, f"{_PLACE} {row['uri']}"] = replace(diagnostic(row["uri"]), path=ref.path)
    rows = [diagnostics.row(workspace, ref, place, item) for (ref, place), item in users.items()]
    await tx.each("create_diagnostics", rows)
    return list(users.values())
