"""Which usage an access of a job belongs to, and what the accesses of a batch add to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from analyzers.asset import Asset, AssetKind
from analyzers.facts import Access
from analyzers.pattern import overlaps, prefix, prefixes
from cypher import Transaction, key
from ingest.jobs.batch import JobAccess
from ingest.usages import Observed

_BITS = {"UNKNOWN": 0, "READ": 1, "WRITE": 2, "READ_WRITE": 3}


class Count(NamedTuple):
    """What is counted of a usage: the accesses of a direction (all where it is 0), the job's list of the usages that
    count it already, and the names of the number of jobs and of the first and last instant."""

    direction: int
    counted: str
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

Pair = tuple[str, str]
"""The keys of a runnable and of an asset."""

Accesses = Mapping[Pair, Sequence[tuple[str, JobAccess]]]
"""Accesses, each with the key of its job."""


@dataclass(slots=True)
class UsageUpdate:
    """A usage that accesses of a batch belong to: its key, what the graph has of it, and these with their jobs."""

    key: str
    runnable: str
    asset: str
    known: Mapping[str, Any] | None
    accesses: list[tuple[str, JobAccess]] = field(default_factory=list)

    def observed(self, counting: set[str], ran: bool) -> Observed:
        """What they show; ``counting`` are the tracked jobs of the deployed version, which may have ``ran`` before."""
        did = [(job, _BITS[one.access]) for job, one in self.accesses if one.evidence == "RUNTIME"]
        tracked = [bits for job, bits in did if job in counting]
        return Observed(
            frozenset(one.evidence for _, one in self.accesses),
            _joined(bits for _, bits in did) if did else None,
            _joined(tracked) if tracked else None,
            ran,
        )

    def first_new(self) -> tuple[str, JobAccess]:
        """The first access, with its job, that shows what a live usage was not known for; else the first."""
        old = self.known if self.known and self.known["live"] else {}
        evidence, observed = old.get("evidence", ()), _BITS[old.get("observedAccess") or "UNKNOWN"]
        new = (
            (job, one)
            for job, one in self.accesses
            if one.evidence not in evidence or (one.evidence == "RUNTIME" and _BITS[one.access] & ~observed)
        )
        return next(new, self.accesses[0])

    def counts(
        self, jobs: Mapping[str, Mapping[str, Any]], counted: Mapping[str, Mapping[str, set[str]]]
    ) -> dict[str, Any]:
        """What is added to the usage. ``counted`` has, job by job, the usages that count it, and learns of this one."""
        own = local_key(self.key)
        at, last = max((jobs[job]["createdAt"], job) for job, _ in self.accesses)
        row: dict[str, Any] = {"key": self.key, "lastJob": last, "lastJobAt": at}
        for count in COUNTS:
            met = self.accesses
            if count.direction:
                met = [(job, one) for job, one in met if _BITS[one.access] & count.direction]
            new = {job for job, _ in met if own not in counted[job][count.counted]}
            for job in new:
                counted[job][count.counted].add(own)
            instants = [one.at or 0 for _, one in met]
            row[count.jobs] = len(new)
            row[count.first], row[count.last] = min(instants, default=None), max(instants, default=None)
        return row


def local_key(name: str) -> str:
    """A key without its workspace, which all in a job's lists have in common."""
    return name.rpartition(":")[2]


def ran(job: Mapping[str, Any]) -> bool:
    """Whether all that a job did is known."""
    return bool(job.get("tracked")) and job.get("status") not in _IDLE


def counts(job: Mapping[str, Any], runnable: Mapping[str, Any]) -> bool:
    """Whether a job tells how the deployed version of what it ran behaves."""
    return ran(job) and bool(job["createdAt"] >= (runnable.get("deployedAt") or job["createdAt"]))


async def attribute(
    tx: Transaction,
    workspace: str,
    accesses: Accesses,
    assets: Mapping[str, Asset],
    runnables: Mapping[str, Mapping[str, Any]],
) -> list[UsageUpdate]:
    """The usages that the accesses of each runnable and asset belong to: the usage of just this asset where it is
    live, else those whose pattern matches it, else that of just this asset, which is new or comes back. Of an archived
    runnable nothing is new and nothing comes back."""
    names = {pair: key(workspace, "Usage", *pair) for pair in accesses}
    known = {row["key"]: row for row in await tx.each("usages_by_key", sorted(names.values()))}
    without = [pair for pair, name in names.items() if not known.get(name, {}).get("live")]
    patterns = await _patterns(tx, workspace, {asset: assets[asset] for _, asset in without})
    near = {key(workspace, "Usage", runnable, name) for runnable, asset in without for name in patterns[asset]}
    known |= {row["key"]: row for row in await tx.each("usages_by_key", sorted(near - known.keys()))}
    updates: dict[str, UsageUpdate] = {}
    for pair, did in accesses.items():
        runnable, asset = pair
        archived = not runnables[runnable]["live"]
        exact = known.get(names[pair])
        found = [exact] if exact and (exact["live"] or archived) else []
        if not found:
            near = {key(workspace, "Usage", runnable, name) for name in patterns[asset]} & known.keys()
            found = [known[name] for name in sorted(near) if known[name]["live"] or archived]
        if not found and not archived:
            updates.setdefault(names[pair], UsageUpdate(names[pair], runnable, asset, exact)).accesses += did
        for row in found:
            updates.setdefault(row["key"], UsageUpdate(row["key"], runnable, row["asset"], row)).accesses += did
    return [updates[name] for name in sorted(updates)]


async def _patterns(tx: Transaction, workspace: str, assets: Mapping[str, Asset]) -> dict[str, set[str]]:
    """The keys of the patterns that match each asset: along edges, and of those too wide for edges by their prefix."""
    patterns: dict[str, set[str]] = {name: set() for name in assets}
    for name, matching in await tx.each("patterns_of_assets", sorted(assets)):
        patterns[name] |= set(matching)
    heads = {name: prefixes(asset) for name, asset in assets.items()}
    every = sorted({head for own in heads.values() for head in own})
    wide: dict[str, list[tuple[str, Asset]]] = {}
    for row in await tx.each("patterns_with_prefix", every, workspace=workspace, wide=True):
        pattern = Asset(AssetKind(row["kind"]), row["path"])
        wide.setdefault(prefix(pattern), []).append((row["key"], pattern))
    for name, asset in assets.items():
        near = (one for head in heads[name] for one in wide.get(head, ()))
        patterns[name] |= {other for other, pattern in near if other != name and overlaps(pattern, asset)}
    return patterns


def _joined(bits: Iterable[int]) -> Access:
    whole = 0
    for known in bits:
        whole |= known
    return Access(whole)
