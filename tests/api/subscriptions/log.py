"""Detections, written to the log as a deployment writes them, without one."""

from __future__ import annotations

from typing import Any

from cypher import Graph, Transaction
from ingest.detections import Change, Detection, announce


def entry(
    workspace: str,
    uri: str,
    at: int = 4_000_000_000_000,
    kind: str = "S3_OBJECT",
    path: str | None = "f/a/load",
    sequence: int = 0,
) -> Detection:
    """An entry of a workspace's log."""
    return Detection(
        Change.USAGE_ADDED, at, uri, kind, f"{workspace}:{uri}", "SCRIPT", path, f"{workspace}:load",
        evidence="STATIC", after={"access": "READ", "evidence": ["STATIC"], "agreement": "NOT_RUN"}, sequence=sequence,
    )  # fmt: skip


async def write(graph: Graph, workspace: str, *uris: str, **of_each: Any) -> None:
    """Appends an entry for each URI to a workspace's log, in one transaction."""

    async def work(tx: Transaction) -> None:
        await announce(tx, workspace, [entry(workspace, uri, **of_each) for uri in uris])

    await graph.write(work)


async def show(graph: Graph, workspace: str, *places: int, taken: int = 0) -> None:
    """Has the entries of some numbers be seen, and so many numbers be taken: what others see of a commit that is under
    way is some of it."""
    rows = [entry(workspace, f"s3:///{place}", sequence=place).row(workspace) for place in places]

    async def work(tx: Transaction) -> None:
        if taken:
            await tx.run("take_sequence", workspace=workspace, count=taken)
        await tx.each("create_detections", rows)

    await graph.write(work)
