"""What the jobs of a batch show of usages: which usage takes an access, and what it counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from analyzers.asset import Asset, parse
from analyzers.facts import Access
from analyzers.pattern import overlaps, prefix
from cypher import Transaction, key
from ingest.jobs.batch import Touch
from ingest.usages import Sight

_BITS = {"UNKNOWN": 0, "READ": 1, "WRITE": 2, "READ_WRITE": 3}


class Count(NamedTuple):
    """What is counted of a usage: the accesses of a direction (all where it is 0), the job's list of the usages that
    count it already, and the names of the number of jobs and of the first and last instant."""

    direction: int
    held: str
    jobs: str
    first: str
    last: str


COUNTS = (
    Count(0, "usages", "jobs", "firstAt", "lastAt"),
    Count(1, "usagesRead", "readJobs", "firstReadAt", "lastReadAt"),
    Count(2, "usagesWritten", "writeJobs", "firstWriteAt", "lastWriteAt"),
)

_IDLE = frozenset({"QUEUED", "CANCELED"})
"""Jobs of these never ran."""

_PAIRS = 20_000  # pairs of a pattern and an asset that are remembered: finding the pattern's members asks for them too

Pair = tuple[str, str]
"""The keys of a runnable and of an asset."""


@dataclass(slots=True)
class Taker:
    """A usage that takes accesses of a batch: its key, what the graph has of it, and the accesses with their jobs."""

    key: str
    runnable: str
    asset: str
    known: Mapping[str, Any] | None
    touches: list[tuple[str, Touch]] = field(default_factory=list)

    def sight(self, counting: set[str], ran: bool) -> Sight:
        """What it shows; ``counting`` are the tracked jobs of the deployed version, which may have ``ran`` before."""
        did = [(job, _BITS[touch.access]) for job, touch in self.touches if touch.evidence == "RUNTIME"]
        tracked = [bits for job, bits in did if job in counting]
        return Sight(
            frozenset(touch.evidence for _, touch in self.touches),
            _joined(bits for _, bits in did) if did else None,
            _joined(tracked) if tracked else None,
            ran,
        )

    def counts(
        self, jobs: Mapping[str, Mapping[str, Any]], counted: Mapping[str, Mapping[str, set[str]]]
    ) -> dict[str, Any]:
        """What is added to the usage. ``counted`` has, job by job, the usages that count it, and learns of this one."""
        own = digest(self.key)
        at, last = max((jobs[job]["createdAt"], job) for job, _ in self.touches)
        row: dict[str, Any] = {"key": self.key, "lastJob": last, "lastJobAt": at}
        for count in COUNTS:
            met = self.touches
            if count.direction:
                met = [(job, touch) for job, touch in met if _BITS[touch.access] & count.direction]
            new = {job for job, _ in met if own not in counted[job][count.held]}
            for job in new:
                counted[job][count.held].add(own)
            instants = [touch.at or 0 for _, touch in met]
            row[count.jobs] = len(new)
            row[count.first], row[count.last] = min(instants, default=None), max(instants, default=None)
        return row


def digest(name: str) -> str:
    """A key without its workspace, which all in a job's lists have in common."""
    return name.rpartition(":")[2]


def ran(job: Mapping[str, Any]) -> bool:
    """Whether all that a job did is known."""
    return bool(job.get("tracked")) and job.get("status") not in _IDLE


def counts(job: Mapping[str, Any], runnable: Mapping[str, Any]) -> bool:
    """Whether a job tells how the deployed version of what it ran behaves."""
    return ran(job) and bool(job["createdAt"] >= (runnable.get("deployedAt") or job["createdAt"]))


async def take(
    tx: Transaction,
    workspace: str,
    touches: Mapping[Pair, Sequence[tuple[str, Touch]]],
    assets: Mapping[str, Asset],
    runnables: Mapping[str, Mapping[str, Any]],
) -> list[Taker]:
    """Who takes the accesses of each runnable and asset: the usage of just this asset where it is live, else those
    whose pattern matches it, else that of just this asset, which is new or comes back. Of an archived runnable nothing
    is new and nothing comes back."""
    names = {pair: key(workspace, "Usage", *pair) for pair in touches}
    known = {row["key"]: row for row in await tx.each("usages_of_jobs", sorted(names.values()))}
    patterns: dict[str, list[Mapping[str, Any]]] = {}
    without = {pair[0] for pair, name in names.items() if not known.get(name, {}).get("live")}
    for row in await tx.each("pattern_usages", sorted(without)):
        patterns.setdefault(row["runnable"], []).append(row)
    takers: dict[str, Taker] = {}
    for pair, did in touches.items():
        runnable, asset = pair
        archived = not runnables[runnable]["live"]
        exact = known.get(names[pair])
        found = [exact] if exact and (exact["live"] or archived) else []
        found = found or [
            row for row in patterns.get(runnable, ()) if (row["live"] or archived) and _matches(row, assets[asset])
        ]
        if not found and not archived:
            takers.setdefault(names[pair], Taker(names[pair], runnable, asset, exact)).touches += did
        for row in found:
            takers.setdefault(row["key"], Taker(row["key"], runnable, row["asset"], row)).touches += did
    return [takers[name] for name in sorted(takers)]


def _matches(usage: Mapping[str, Any], asset: Asset) -> bool:
    return usage["kind"] == asset.kind and _overlaps(usage["uri"], asset)


@lru_cache(_PAIRS)
def _overlaps(uri: str, asset: Asset) -> bool:
    pattern = _parsed(uri)
    if not pattern.is_pattern or not (asset.is_pattern or asset.uri.startswith(prefix(pattern))):
        return False
    return overlaps(pattern, asset)


@lru_cache(_PAIRS)
def _parsed(uri: str) -> Asset:
    return parse(uri)


def _joined(bits: Iterable[int]) -> Access:
    whole = 0
    for known in bits:
        whole |= known
    return Access(whole)
