"""Writes revisions of usages: their nodes, and the edges that are derived from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cypher import Transaction
from ingest.usages import Revision


async def write(tx: Transaction, revisions: Sequence[Revision], known: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """Writes revisions; ``known`` has the stored usages, by key. Returns the keys of the assets whose edges changed."""
    await tx.each("put_usages", [revision.row for revision in revisions])
    touched: set[str] = set()
    linked: dict[str, list[dict[str, Any]]] = {}
    for revision in revisions:
        if revision.relinks:
            row = {**known.get(revision.row["key"], {}), **revision.row}
            touched.add(row["asset"])
            linked.setdefault(row["runnableKind"].capitalize(), []).append(row)
    for label, rows in linked.items():
        edges = [{name: row.get(name) for name in ("runnable", "asset", "reads", "writes")} for row in rows]
        await tx.each(f"unlink_usages.{label}", edges)
        await tx.each(f"link_usages.{label}", [edge for edge, row in zip(edges, rows, strict=True) if row["live"]])
    return touched
