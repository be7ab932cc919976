"""Lists of accesses by jobs, newest first, merged from edges of three types."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from api.cursors import Cursors, Position
from api.paging import LATEST, Listing, Row, Walk, Window, listing
from api.reading.jobs import EARLIEST, before, tree_of
from cypher import HIGHEST

if TYPE_CHECKING:
    from api.operation import Operation
    from api.schema.filters import JobAccessFilter

DIRECTIONS = {"READ": (True, False), "WRITE": (False, True), "READ_WRITE": (True, True), "UNKNOWN": (False, False)}
"""Whether each access reads and whether it writes."""

WALKS = {"reads": ("READ", "READ_WRITE"), "writes": ("WRITE", "READ_WRITE"), "references": ("UNKNOWN",)}
"""The accesses on each type of edge, first the one that no other type has. The keys are the parameters of the
statements that bound how many edges of the type are read."""

_INSTANT = re.compile(r"-?\d{1,16}")


def directed(reads: bool | None, writes: bool | None) -> list[str]:
    """The accesses that do, or do not, read and write; None accepts both."""
    return [access for access, does in DIRECTIONS.items() if reads in (None, does[0]) and writes in (None, does[1])]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A filter of accesses, as parameters of statements: the types of edges to read, the accesses, and the time from
    ``since`` until before ``until``."""

    types: frozenset[str]
    accesses: list[str]
    since: int
    until: int | None

    @property
    def partial(self) -> bool:
        """Whether edges of these types can have accesses that the filter excludes."""
        return any(access not in self.accesses for name in self.types for access in WALKS[name])

    @classmethod
    def of(cls, given: JobAccessFilter) -> Wanted:
        """Converts a filter of the schema. READ_WRITE is looked up among the writes, which are mostly fewer."""
        accesses = directed(given.reads, given.writes)
        types = frozenset(name for name, (alone, *_) in WALKS.items() if alone in accesses) or frozenset({"writes"})
        return cls(types, accesses, EARLIEST if given.since is None else given.since, given.until)

    def lengths(self, length: int) -> dict[str, int]:
        """The number of edges to read of each type."""
        return {name: length if name in self.types else 0 for name in WALKS}


async def of_asset(operation: Operation, key: str, wanted: Wanted, first: int | None, after: str | None) -> Listing:
    """The accesses to exactly this asset."""
    window = Window.of(operation.limits, Cursors("accesses", key), first, after, (LATEST, HIGHEST, HIGHEST))
    return await _newest(operation, window, "accesses_of_assets", key, wanted, itemgetter("at", "job", "access"))


async def of_job(
    operation: Operation, key: str, below: bool, wanted: Wanted, first: int | None, after: str | None
) -> Listing:
    """The accesses by a job and, if ``below``, by all of its descendants."""
    cursors = Cursors("accesses", key, str(below))
    window = Window.of(operation.limits, cursors, first, after, (LATEST, HIGHEST, HIGHEST, HIGHEST))
    jobs = await tree_of(operation, key) if below else (key,)
    position = itemgetter("at", "job", "asset", "access")
    return await _newest(operation, window, "accesses_of_jobs", jobs, wanted, position)


def key_of(row: Row) -> str:
    """The key of an access: job, asset (without the workspace, which the job's key has), instant and access."""
    return f"{row['job']}.{row['asset'].partition(':')[2]}.{row['at']}.{row['access']}"


async def named(operation: Operation, key: str) -> Row | None:
    """The access with this key, if it exists and the caller may see it."""
    job, *rest = key.split(".")
    if len(rest) != 3 or not _INSTANT.fullmatch(rest[1]):
        return None
    asset, at, access = rest
    name = f"{job.partition(':')[0]}:{asset}"
    found: list[Row] = await operation.joined("accesses", (job, int(at), name, access))
    sight = operation.sight(job.partition(":")[0])
    seen = await sight.accesses(found) if sight else found
    return seen[0] if seen else None


async def _newest(
    operation: Operation,
    window: Window,
    statement: str,
    of: str | tuple[str, ...],
    wanted: Wanted,
    position: Callable[[Row], Position],
) -> Listing:
    async def walk(at: Position, length: int) -> Walk:
        request = (of, wanted.since, *before(at, wanted.until))
        walks = await operation.joined(statement, request, accesses=wanted.accesses, **wanted.lengths(length))
        return merged([Walk.of(answer) for answer in walks], position)

    sight = operation.sight((of if isinstance(of, str) else of[0]).partition(":")[0])
    # The embedded database traverses all edges of these types in each step, however short the step is.
    at_once = wanted.partial and operation.graph.address.embedded
    return await listing(window, walk, position, seen=sight and sight.accesses, at_once=at_once)


def merged(walks: list[Walk], position: Callable[[Row], Position]) -> Walk:
    """Merges several descending walks, without duplicates. The result stops where the first of them stopped: after that
    position, that walk's rows are unknown."""
    stopped = max((walk.stopped for walk in walks if walk.stopped is not None), default=None)
    found = {position(row): row for walk in walks for row in walk.rows}
    places = sorted((place for place in found if stopped is None or place >= stopped), reverse=True)
    return Walk([found[place] for place in places], stopped)
