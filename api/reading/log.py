"""The change log of a workspace: pages from either end, and the positions from which subscriptions follow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from api.cursors import Cursors, Position
from api.errors import APIError, BadInput, ErrorCode
from api.paging import LATEST, Listing, Row, Walk, Window, listing
from cypher.graph import Graph

if TYPE_CHECKING:
    from api.operation import Operation
    from api.schema.filters import DetectionFilter

Sieve = Mapping[str, Any]
"""A filter of log entries, as parameters of statements."""


def cursors_of(workspace: str) -> Cursors:
    """The cursors of a workspace's log, the same for lists and subscriptions."""
    return Cursors("detections", workspace)


EVERYTHING: Sieve = dict.fromkeys(("changes", "kinds", "evidence", "uriPrefix", "pathPrefix"))


async def of_workspace(
    operation: Operation,
    workspace: str,
    wanted: DetectionFilter,
    first: int | None,
    after: str | None,
    last: int | None,
    before: str | None,
) -> tuple[Listing, int]:
    """Entries of the log that are visible without a gap, oldest first, and the sequence number of the newest of them.
    ``last`` and ``before`` page from the newest end.

    Raises BadInput if both ends are given, and an APIError if the cursor has expired."""
    cursors = cursors_of(workspace)
    backward = last is not None or before is not None
    if backward and (first is not None or after is not None):
        raise BadInput("last", "use either first and after, or last and before")
    newest = await head(operation.graph, workspace)
    if backward:
        window = Window.of(operation.limits, cursors, last, before, (LATEST,), names=("last", "before"))
    else:
        window = Window.of(operation.limits, cursors, first, after, (0,))
    statement = "detections_descending" if backward else "detections"
    asked = sieve(wanted)

    async def walk(at: Position, length: int) -> Walk:
        after, before = (0, min(int(at[0]), newest + 1)) if backward else (at[0], newest + 1)
        return Walk.of(
            await operation.graph.read(statement, workspace=workspace, **asked, after=after, before=before, walk=length)
        )

    def position(row: Row) -> Position:
        return (row["sequence"],)

    sight = operation.sight(workspace)
    found = await listing(window, walk, position, seen=sight and sight.detections)
    if after is not None:  # checked after reading: entries could be deleted in between
        require_held(workspace, int(window.after[0]), *await bounds(operation.graph, workspace))
    return (found.reversed() if backward else found), newest


@dataclass(frozen=True, slots=True)
class Following:
    """The entries of a workspace's log after a sequence number that pass a filter. ``told`` says that the subscriber
    knows this position already."""

    workspace: str
    sieve: Sieve
    position: int
    told: bool


async def following(operation: Operation, workspace: str, wanted: DetectionFilter, after: str | None) -> Following:
    """The log after a cursor, or without one after its newest entry.

    Raises BadInput if the cursor belongs to another log, and an APIError if it has expired."""
    asked = sieve(wanted)
    if after is None:
        return Following(workspace, asked, await head(operation.graph, workspace), told=False)
    position = int(cursors_of(workspace).decode(after, (0,))[0])
    require_held(workspace, position, *await bounds(operation.graph, workspace))
    return Following(workspace, asked, position, told=True)


def sieve(wanted: DetectionFilter) -> Sieve:
    """Converts a filter of the schema."""
    return {
        "changes": wanted.changes,
        "kinds": wanted.kinds,
        "evidence": wanted.evidence,
        "uriPrefix": wanted.uri_prefix,
        "pathPrefix": wanted.path_prefix,
    }


def passes(asked: Sieve, row: Row) -> bool:
    """Whether a row passes a filter, by the same rules as in the statements."""
    return (
        (asked["changes"] is None or row["change"] in asked["changes"])
        and (asked["kinds"] is None or row["kind"] in asked["kinds"])
        and (asked["evidence"] is None or row["evidence"] in asked["evidence"])
        and (asked["uriPrefix"] is None or row["uri"].startswith(asked["uriPrefix"]))
        and (asked["pathPrefix"] is None or _begins(row["runnablePath"], asked["pathPrefix"]))
    )


def _begins(path: str | None, prefix: str) -> bool:
    return path is not None and path.startswith(prefix)


async def head(graph: Graph, workspace: str) -> int:
    """The sequence number up to which all entries of a log are visible."""
    newest: int = await graph.read("log_head", workspace=workspace)
    return newest


async def bounds(graph: Graph, workspace: str) -> tuple[int, int]:
    """The sequence numbers of the newest entry of a log, which may not be visible yet, and of the oldest that
    exists."""
    ((newest, oldest),) = await graph.read("log_bounds", requests=[workspace])
    return newest, oldest


async def between(
    graph: Graph, workspace: str, after: int, through: int, asked: Sieve = EVERYTHING
) -> tuple[list[Row], list[int]]:
    """The rows after one sequence number and up to another that pass a filter, and the numbers of all visible entries
    in that range."""
    found = await graph.read("detections_between", workspace=workspace, after=after, through=through, **asked)
    return found["rows"], found["numbers"]


def contiguous(numbers: Sequence[int], after: int) -> int:
    """The last number before the first gap in ascending numbers; ``after`` if the first one is missing."""
    # The n-th number equals the start plus n exactly as long as none is missing.
    low, high = 0, len(numbers)
    while low < high:
        middle = (low + high) // 2
        if numbers[middle] == after + middle + 1:
            low = middle + 1
        else:
            high = middle
    return after + low


def require_held(workspace: str, position: int, newest: int, oldest: int) -> None:
    """Raises an APIError if entries after a sequence number have been deleted, or if the log ends before it, as a
    restored backup may."""
    if not oldest - 1 <= position <= newest:
        raise APIError(
            ErrorCode.CURSOR_EXPIRED,
            "the log no longer has this cursor; it is complete after oldestCursor",
            oldestCursor=cursors_of(workspace).encode((oldest - 1,)),
        )
