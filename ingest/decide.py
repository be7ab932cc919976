"""Decisions: a person sets the access of a usage, overriding what code and jobs show."""

from __future__ import annotations

from time import time_ns

from cypher import Graph, Transaction, key
from ingest.detections import Detection, announce
from ingest.revisions import write
from ingest.usages import Decision, decided


class NotThere(Exception):
    """The named object does not exist."""


class Retired(Exception):
    """The usage has ended, so that nothing can be decided about it."""


async def decide(
    graph: Graph, workspace: str, usage: str, access: str | None, by: str, note: str | None = None
) -> tuple[Detection, ...]:
    """Sets the access of a usage, or removes the decision if ``access`` is None. Returns the resulting detections, none
    if nothing changed. ``by`` is the name of the caller.

    Raises NotThere, Retired and Unavailable."""

    async def work(tx: Transaction) -> tuple[Detection, ...]:
        at = time_ns() // 1_000_000
        # Makes a deployment that was planned before this decision plan again: it would overwrite the decision.
        revision = await tx.run("open_workspace", key=key(workspace, "Workspace"), name=workspace, at=at)
        known = await tx.run("usage", key=usage)
        if revision is None or known is None or known["workspace"] != workspace:
            raise NotThere
        if not known["live"]:
            raise Retired
        decision = decided(known, Decision(access, by, at, note) if access else None, at)
        await write(tx, [decision], {usage: known})
        return await announce(tx, workspace, [decision.detection] if decision.detection else [])

    return await graph.write(work)
