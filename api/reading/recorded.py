"""Newly recorded accesses, for subscriptions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.paging import Row
from api.reading import accesses
from api.reading.rows import runnable_key
from cypher.graph import Graph

if TYPE_CHECKING:
    from api.schema.filters import JobAccessEventFilter


@dataclass(frozen=True, slots=True)
class Recording:
    """What a subscription to a workspace's new accesses asks for: one of ``accesses``, to an asset whose URI begins
    with ``prefix``, by a job of the runnable with this key (None for any)."""

    workspace: str
    accesses: frozenset[str]
    prefix: str
    runnable: str | None

    @classmethod
    def of(cls, workspace: str, wanted: JobAccessEventFilter) -> Recording:
        """Converts a filter of the schema."""
        ref = wanted.runnable
        return cls(
            workspace,
            frozenset(accesses.directed(wanted.reads, wanted.writes)),
            wanted.uri_prefix or "",
            runnable_key(workspace, ref.kind, ref.path) if ref else None,
        )

    def passes(self, row: Row) -> bool:
        """Whether the row of an access passes the filter."""
        return (
            row["access"] in self.accesses
            and row["uri"].startswith(self.prefix)
            and self.runnable in (None, row["runnable"])
        )


Told = tuple[str, int]
"""The key of a job, and the instant (UTC milliseconds) of its last report."""


async def jobs(graph: Graph, since: Sequence[tuple[str, int]], count: int) -> list[list[Told]]:
    """For each workspace, the ``count`` jobs that were reported last since an instant, oldest first.

    Raises Unavailable."""
    found = await graph.read("jobs_recorded", requests=since, count=count)
    return [[(key, at) for key, at in reversed(some)] for some in found]


async def of_jobs(graph: Graph, keys: Sequence[str], since: int) -> list[Row]:
    """The accesses of jobs that were recorded since an instant, without duplicates, in the order of recording.

    Raises Unavailable."""
    found = await graph.read("accesses_recorded", jobs=keys, since=since)
    once = {accesses.key_of(row): row for row in found}
    return sorted(once.values(), key=lambda row: (row["recordedAt"], row["at"], row["job"], row["asset"]))
