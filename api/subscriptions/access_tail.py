"""The accesses by jobs recorded last in a workspace: best effort, since they have no numbers that would show a gap."""

from __future__ import annotations

from collections.abc import Sequence
from time import time_ns
from typing import Self

from api.reading import accesses, recorded
from api.reading.recorded import Told
from api.subscriptions.limits import Limits
from api.subscriptions.tail import Tail
from cypher.graph import Graph

_SETTLED = 500  # ms; a commit becomes visible record by record: a job possibly before its accesses


class AccessTail(Tail):
    """The newest accesses of one workspace, numbered as they are found.

    Polls overlap, since an access with an earlier instant may be committed later; those found before are skipped."""

    def __init__(self, workspace: str, start: int, count: int, limits: Limits) -> None:
        super().__init__(workspace, start, count, limits)
        self._overlap = int(limits.overlap_seconds * 1_000)
        self._at = _now()
        self._since = self._at - self._overlap
        self._jobs: dict[Told, int] = {}
        self._accesses: dict[str, int] = {}

    @classmethod
    async def begun(cls, graph: Graph, workspace: str, limits: Limits) -> Self:
        tail = cls(workspace, 0, limits.burst, limits)
        await cls.look(graph, [tail])
        tail.ring.restart(tail.ring.through)
        return tail

    @classmethod
    async def look(cls, graph: Graph, tails: Sequence[Self]) -> bool:
        at = _now()
        told = await recorded.jobs(graph, [(tail.workspace, tail._since) for tail in tails], tails[0].limits.burst)
        moved = False
        for tail, jobs in zip(tails, told, strict=True):
            every = await tail._every(graph, jobs)
            moved |= await tail._advance(graph, [job for job in every if not tail._settled(job)])
            tail._looked(every, at)
        return moved

    async def _every(self, graph: Graph, jobs: list[Told]) -> list[Told]:
        """The jobs of a poll, and those beyond its limit, so that the loss of a burst can be counted: there may be some
        if even the oldest of as many as it asked for is new."""
        count = self.limits.burst
        while len(jobs) == count and jobs[0] not in self._jobs:
            count *= 4
            (jobs,) = await recorded.jobs(graph, [(self.workspace, self._since)], count)
        return jobs

    async def _advance(self, graph: Graph, jobs: Sequence[Told]) -> bool:
        """Adds the new accesses of some jobs; returns whether there are any."""
        begun = self.ring.through
        for start in range(0, len(jobs), self.limits.block):
            some = [key for key, _ in jobs[start : start + self.limits.block]]
            number = self.ring.through
            for row in await recorded.of_jobs(graph, some, self._since):
                # With another instant it belongs to another workspace: this one was deleted and created again.
                if self._accesses.get(key := accesses.key_of(row)) != row["recordedAt"]:
                    self._accesses[key] = row["recordedAt"]
                    number += 1
                    self.ring.put(number, row, 1)
            self.ring.move(number)
        return self.ring.through > begun

    def _settled(self, job: Told) -> bool:
        """Whether a poll that came long enough after the first one with a job has read all its accesses."""
        return self._at - self._jobs.get(job, self._at) > _SETTLED

    def _looked(self, jobs: Sequence[Told], at: int) -> None:
        """Notes which jobs a poll at an instant found, and from where the next one reads."""
        self._at, self._since = at, (since := at - self._overlap)
        self._jobs = {job: self._jobs.get(job, at) for job in jobs}
        self._accesses = {key: told for key, told in self._accesses.items() if told >= since}


def _now() -> int:
    return time_ns() // 1_000_000
