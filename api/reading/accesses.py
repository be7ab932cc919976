"""Lists of what jobs did to assets, newest first: edges of three types, merged."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from api.cursors import Cursors, Position
from api.paging import HIGHEST, LATEST, Listing, Row, Walk, Window, listing
from api.reading.jobs import EARLIEST, before, tree_of

if TYPE_CHECKING:
    from api.operation import Operation
    from api.schema.filters import JobAccessFilter

DIRECTIONS = {"READ": (True, False), "WRITE": (False, True), "READ_WRITE": (True, True), "UNKNOWN": (False, False)}
"""What each access says of reading and writing."""

WALKS = {"reads": ("READ", "READ_WRITE"), "writes": ("WRITE", "READ_WRITE"), "references": ("UNKNOWN",)}
"""The accesses that a type of edge has, by the name of its walk's length: first the one that no other type has."""

_INSTANT = re.compile(r"-?\d{1,16}")


def directed(reads: bool | None, writes: bool | None) -> list[str]:
    """The accesses that do, or do not, read and write; None asks for neither."""
    return [access for access, does in DIRECTIONS.items() if reads in (None, does[0]) and writes in (None, does[1])]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A filter of accesses as statements take it: the types of edges that have them, the accesses, and from which
    instant on until before which."""

    types: frozenset[str]
    accesses: list[str]
    since: int
    until: int | None

    @property
    def partial(self) -> bool:
        """Whether the types have accesses that are not wanted."""
        return any(access not in self.accesses for name in self.types for access in WALKS[name])

    @classmethod
    def of(cls, given: JobAccessFilter) -> Wanted:
        """What a filter of the schema asks for. What both reads and writes is looked up among the writes, which are
        mostly fewer."""
        accesses = directed(given.reads, given.writes)
        types = frozenset(name for name, (alone, *_) in WALKS.items() if alone in accesses) or frozenset({"writes"})
        return cls(types, accesses, EARLIEST if given.since is None else given.since, given.until)

    def lengths(self, length: int) -> dict[str, int]:
        """How far each type is walked."""
        return {name: length if name in self.types else 0 for name in WALKS}


async def of_asset(operation: Operation, key: str, wanted: Wanted, first: int | None, after: str | None) -> Listing:
    """The accesses of exactly the asset of a key."""
    window = Window.of(operation.limits, Cursors("accesses", key), first, after, (LATEST, HIGHEST, HIGHEST))
    return await _newest(operation, window, "accesses_of_assets", key, wanted, itemgetter("at", "job", "access"))


async def of_job(
    operation: Operation, key: str, below: bool, wanted: Wanted, first: int | None, after: str | None
) -> Listing:
    """The accesses of the job of a key, with those of all jobs ``below`` it if wanted."""
    cursors = Cursors("accesses", key, str(below))
    window = Window.of(operation.limits, cursors, first, after, (LATEST, HIGHEST, HIGHEST, HIGHEST))
    jobs = await tree_of(operation, key) if below else (key,)
    position = itemgetter("at", "job", "asset", "access")
    return await _newest(operation, window, "accesses_of_jobs", jobs, wanted, position)


def key_of(row: Row) -> str:
    """What names an access: the keys of its job and asset, their workspace said once, the instant, the access."""
    return f"{row['job']}.{row['asset'].partition(':')[2]}.{row['at']}.{row['access']}"


async def named(operation: Operation, key: str) -> Row | None:
    """The access of this key."""
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
    # The embedded database goes along all edges of the types for each step, however short it is.
    at_once = wanted.partial and operation.graph.address.embedded
    return await listing(window, walk, position, seen=sight and sight.accesses, at_once=at_once)


def merged(walks: list[Walk], position: Callable[[Row], Position]) -> Walk:
    """One descending walk of several, each row once: it stops where the first of them stopped, since behind that place
    some of its rows are not known."""
    stopped = max((walk.stopped for walk in walks if walk.stopped is not None), default=None)
    found = {position(row): row for walk in walks for row in walk.rows}
    places = sorted((place for place in found if stopped is None or place >= stopped), reverse=True)
    return Walk([found[place] for place in places], stopped)
