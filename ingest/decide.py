"""Decisions: what somebody knows of a usage holds, whatever code and jobs tell."""

from __future__ import annotations

from time import time_ns

from cypher import Graph, Transaction, key
from ingest.detections import Detection, announce
from ingest.revisions import write
from ingest.usages import Decision, decided


class NotThere(Exception):
    """What is named is not there."""


class Retired(Exception):
    """The usage is no longer live: there is nothing to decide of it."""


async def decide(
    graph: Graph, workspace: str, usage: str, access: str | None, by: str, note: str | None = None
) -> tuple[Detection, ...]:
    """Decides the access of the usage of a key in a workspace, or takes back what was decided where ``access`` is None;
    answers what it announced: nothing where all is as it was. ``by`` tells who decides.

    Raises NotThere, Retired and Unavailable."""

    async def work(tx: Transaction) -> tuple[Detection, ...]:
        at = time_ns() // 1_000_000
        # A deployment that was planned before this decision is planned again: it would write over it.
        await tx.run("open_workspace", key=key(workspace, "Workspace"), name=workspace, at=at)
        known = await tx.run("usage", key=usage)
        if known is None or known["workspace"] != workspace:
            raise NotThere
        if not known["live"]:
            raise Retired
        revision = decided(known, Decision(access, by, at, note) if access else None, at)
        await write(tx, [revision], {usage: known})
        return await announce(tx, workspace, [revision.detection] if revision.detection else [])

    return await graph.write(work)
