"""The log of a workspace: its detections, from either end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.cursors import Cursors, Position
from api.errors import BadInput
from api.paging import LATEST, Listing, Row, Walk, Window, listing

if TYPE_CHECKING:
    from api.operation import Operation
    from api.schema.filters import DetectionFilter


async def of_workspace(
    operation: Operation,
    workspace: str,
    wanted: DetectionFilter,
    first: int | None,
    after: str | None,
    last: int | None,
    before: str | None,
) -> tuple[Listing, int]:
    """Entries of the log, oldest first, and the number of the newest of all; ``last`` and ``before`` give its newest
    part. Raises BadInput where both ends are asked for."""
    cursors = Cursors("detections", workspace)
    backward = last is not None or before is not None
    if backward and (first is not None or after is not None):
        raise BadInput("last", "ask from one end: first and after, or last and before")
    head = await operation.graph.read("head", workspace=workspace) or 0
    sieve = {
        "workspace": workspace,
        "changes": wanted.changes,
        "kinds": wanted.kinds,
        "evidence": wanted.evidence,
        "uriPrefix": wanted.uri_prefix,
        "pathPrefix": wanted.path_prefix,
    }
    if backward:
        window = Window.of(operation.limits, cursors, last, before, (LATEST,), names=("last", "before"))
    else:
        window = Window.of(operation.limits, cursors, first, after, (0,))
    statement = "detections_descending" if backward else "detections"

    async def walk(at: Position, length: int) -> Walk:
        return Walk.of(await operation.graph.read(statement, **sieve, sequence=at[0], walk=length))

    def position(row: Row) -> Position:
        return (row["sequence"],)

    found = await listing(window, walk, position)
    return (found.reversed() if backward else found), head
