"""Detections, written to the log as a deployment writes them, without one."""

from __future__ import annotations

from cypher import Graph, Transaction
from ingest.detections import Change, Detection, announce


async def write(
    graph: Graph,
    workspace: str,
    *uris: str,
    at: int = 4_000_000_000_000,
    kind: str = "S3_OBJECT",
    path: str | None = "f/a/load",
) -> None:
    """Appends an entry for each URI to a workspace's log, in one transaction."""
    entries = [
        Detection(
            Change.USAGE_ADDED, at, uri, kind, f"{workspace}:{uri}", "SCRIPT", path, f"{workspace}:load",
            evidence="STATIC", after={"access": "READ", "evidence": ["STATIC"], "agreement": "NOT_RUN"},
        )
        for uri in uris
    ]  # fmt: skip

    async def work(tx: Transaction) -> None:
        await announce(tx, workspace, entries)

    await graph.write(work)
