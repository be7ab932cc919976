"""The log of a workspace: its detections, from either end, and from a place that somebody follows it from."""

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
"""What a filter asks of the rows of a log, as the statements take it."""


def cursors_of(workspace: str) -> Cursors:
    """The cursors of a workspace's log, wherever it is read."""
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
    """Entries of the log as far as all can be seen, oldest first, and the number of the newest of all; ``last`` and
    ``before`` give its newest part.

    Raises BadInput where both ends are asked for, and an APIError for a cursor that is no longer held."""
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
    if after is not None:  # asked when the entries are read: before, some could still be forgotten unnoticed
        _, oldest = await bounds(operation.graph, workspace)
        require_held(workspace, int(window.after[0]), oldest)
    return (found.reversed() if backward else found), newest


@dataclass(frozen=True, slots=True)
class Following:
    """A workspace's log from behind a number on, as far as it passes a sieve. ``told`` says that whoever follows knows
    this place already."""

    workspace: str
    sieve: Sieve
    position: int
    told: bool


async def following(operation: Operation, workspace: str, wanted: DetectionFilter, after: str | None) -> Following:
    """The log behind a cursor, without one behind its newest entry.

    Raises BadInput for a cursor of another log or beyond this one, and an APIError for one that is no longer held."""
    asked = sieve(wanted)
    if after is None:
        return Following(workspace, asked, await head(operation.graph, workspace), told=False)
    newest, oldest = await bounds(operation.graph, workspace)
    position = int(cursors_of(workspace).decode(after, (0,))[0])
    if position > newest:
        raise BadInput("after", "the cursor is after the newest entry of the log")
    require_held(workspace, position, oldest)
    return Following(workspace, asked, position, told=True)


def sieve(wanted: DetectionFilter) -> Sieve:
    """What a filter asks of the rows of a log."""
    return {
        "changes": wanted.changes,
        "kinds": wanted.kinds,
        "evidence": wanted.evidence,
        "uriPrefix": wanted.uri_prefix,
        "pathPrefix": wanted.path_prefix,
    }


def passes(asked: Sieve, row: Row) -> bool:
    """Whether a row passes a sieve; the statements say the same of rows in the database."""
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
    """The newest number of a log up to which all entries can be seen."""
    newest: int = await graph.read("log_head", workspace=workspace)
    return newest


async def bounds(graph: Graph, workspace: str) -> tuple[int, int]:
    """The newest number of a log, whose entry may not be seen yet, and the oldest that is still held."""
    ((newest, oldest),) = await graph.read("log_bounds", requests=[workspace])
    return newest, oldest


async def between(
    graph: Graph, workspace: str, after: int, through: int, asked: Sieve = EVERYTHING
) -> tuple[list[Row], list[int]]:
    """The rows after a number and up to another that pass a sieve, and the numbers of all that can be seen there."""
    found = await graph.read("detections_between", workspace=workspace, after=after, through=through, **asked)
    return found["rows"], found["numbers"]


def contiguous(numbers: Sequence[int], after: int) -> int:
    """The last of ascending numbers before one is missing; ``after`` where the first is."""
    # Numbers differ, so the one in the n-th place is n more than the start exactly as long as none is missing.
    low, high = 0, len(numbers)
    while low < high:
        middle = (low + high) // 2
        if numbers[middle] == after + middle + 1:
            low = middle + 1
        else:
            high = middle
    return after + low


def require_held(workspace: str, position: int, oldest: int) -> None:
    """Raises an APIError where the log no longer has all entries behind a number."""
    if position < oldest - 1:
        raise APIError(
            ErrorCode.CURSOR_EXPIRED,
            "the log no longer goes back to this cursor; it is complete after oldestCursor",
            oldestCursor=cursors_of(workspace).encode((oldest - 1,)),
        )
