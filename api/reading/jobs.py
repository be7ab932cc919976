"""Lists of jobs, newest first, and job trees."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from api.cursors import Cursors, Position
from api.errors import APIError, ErrorCode
from api.paging import LATEST, Listing, Row, Walk, Window, listing
from api.reading import rows
from api.reading.rows import runnable_key
from cypher import HIGHEST

if TYPE_CHECKING:
    from api.operation import Operation
    from api.schema.filters import JobFilter

EARLIEST = -LATEST
"""Sorts before every instant."""

ANCESTORS = 100  # most levels that are followed up to the root of a job


async def of_workspace(
    operation: Operation, workspace: str, wanted: JobFilter, first: int | None, after: str | None
) -> Listing:
    """The jobs of a workspace that match a filter."""
    window = Window.of(operation.limits, Cursors("jobs", workspace), first, after, (LATEST, HIGHEST))
    ref = wanted.runnable
    runnable = ref and runnable_key(workspace, ref.kind, ref.path)
    since = EARLIEST if wanted.since is None else wanted.since

    async def walk(at: Position, length: int) -> Walk:
        begin = before(at, wanted.until)
        if runnable:
            return await _walk(operation, "jobs_of_runnables", (runnable, since, *begin), length, wanted.statuses)
        place = {"since": since, "at": begin[0], "key": begin[1]}
        return Walk.of(
            await operation.graph.read(
                "jobs_of_workspace", workspace=workspace, **place, walk=length, statuses=wanted.statuses
            )
        )

    return await _newest(operation, window, walk, workspace)


async def of_runnable(operation: Operation, key: str, first: int | None, after: str | None) -> Listing:
    """The jobs of a runnable."""
    return await _beside(operation, "jobs_of_runnables", key, first, after)


async def children_of(operation: Operation, key: str, first: int | None, after: str | None) -> Listing:
    """The jobs that a job started."""
    return await _beside(operation, "jobs_of_parents", key, first, after)


async def root_of(operation: Operation, row: Row) -> Row | None:
    """The root of a job's tree: the reported one, otherwise the topmost known ancestor; None if jobs started each other
    in a circle. Raises an APIError if it has too many ancestors."""
    if row["root"]:
        return await rows.job(operation, row["root"])
    passed = {row["key"]}
    while len(passed) <= ANCESTORS:
        above = row["parent"] and await rows.job(operation, row["parent"])
        if not above:
            return row
        if above["key"] in passed:
            return None
        passed.add(above["key"])
        row = above
    raise APIError(ErrorCode.LIMIT_EXCEEDED, f"the job has more than {ANCESTORS} jobs above it")


async def tree_of(operation: Operation, key: str) -> tuple[str, ...]:
    """The keys of a job and all of its descendants, read level by level. Raises an APIError if there are too many."""
    most = operation.limits.descendants
    found = {key: None}
    level: tuple[str, ...] = (key,)
    while level:
        below = await operation.joined("children", level, most=most)
        level = tuple(child for child in below if child not in found)
        found |= dict.fromkeys(level)
        if len(found) > most:
            raise APIError(
                ErrorCode.LIMIT_EXCEEDED,
                f"includeDescendants: the job has more than {most} jobs below it; query its children instead",
            )
    return tuple(found)


def before(at: Position, until: int | None) -> Position:
    """Where to continue in a list that is ordered newest first: at ``at``, but not before the first row that is
    earlier than ``until``."""
    return at if until is None else min(at, (until - 1, *(HIGHEST for _ in at[1:])))


async def _beside(operation: Operation, statement: str, key: str, first: int | None, after: str | None) -> Listing:
    window = Window.of(operation.limits, Cursors(statement, key), first, after, (LATEST, HIGHEST))

    async def walk(at: Position, length: int) -> Walk:
        return await _walk(operation, statement, (key, EARLIEST, *at), length)

    return await _newest(operation, window, walk, key.partition(":")[0])


async def _newest(
    operation: Operation, window: Window, walk: Callable[[Position, int], Awaitable[Walk]], workspace: str
) -> Listing:
    sight = operation.sight(workspace)
    return await listing(window, walk, lambda row: (row["createdAt"], row["key"]), seen=sight and sight.jobs)


async def _walk(
    operation: Operation, statement: str, request: Position, length: int, statuses: Sequence[str] | None = None
) -> Walk:
    return Walk.of(await operation.joined(statement, request, walk=length, statuses=statuses))
