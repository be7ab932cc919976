"""Accesses as they are recorded: what is new of them, and which of them somebody follows."""

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
    """The accesses that are recorded in a workspace from now on, as far as they pass a filter: one of ``accesses``, of
    an asset whose URI begins with ``prefix``, by a job of the runnable of a key, None for any."""

    workspace: str
    accesses: frozenset[str]
    prefix: str
    runnable: str | None

    @classmethod
    def of(cls, workspace: str, wanted: JobAccessEventFilter) -> Recording:
        """What a filter of the schema asks for."""
        ref = wanted.runnable
        return cls(
            workspace,
            frozenset(accesses.directed(wanted.reads, wanted.writes)),
            wanted.uri_prefix or "",
            runnable_key(workspace, ref.kind, ref.path) if ref else None,
        )

    def passes(self, row: Row) -> bool:
        """Whether the row of an access is among them."""
        return (
            row["access"] in self.accesses
            and row["uri"].startswith(self.prefix)
            and self.runnable in (None, row["runnable"])
        )


Told = tuple[str, int]
"""The key of a job, and the instant (UTC milliseconds) at which it was told of last."""


async def jobs(graph: Graph, since: Sequence[tuple[str, int]], count: int) -> list[list[Told]]:
    """The jobs of each workspace that were told of since an instant, oldest first: at most the ``count`` newest.

    Raises Unavailable."""
    found = await graph.read("jobs_recorded", requests=since, count=count)
    return [[(key, at) for key, at in reversed(some)] for some in found]


async def of_jobs(graph: Graph, keys: Sequence[str], since: int) -> list[Row]:
    """What was recorded of jobs since an instant, each access once, in the order in which it was recorded.

    Raises Unavailable."""
    found = await graph.read("accesses_recorded", jobs=keys, since=since)
    once = {accesses.key_of(row): row for row in found}
    return sorted(once.values(), key=lambda row: (row["recordedAt"], row["at"], row["job"], row["asset"]))
