"""Attribution: which usage an access by a job belongs to, and what the accesses of a batch add to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from analyzers.asset import Asset
from analyzers.facts import Access
from analyzers.pattern import overlaps, prefix, prefixes
from cypher import Transaction, key
from ingest.assets import asset_of
from ingest.jobs.batch import JobAccess
from ingest.usages import Observed

_BITS = {"UNKNOWN": 4, "READ": 5, "WRITE": 6, "READ_WRITE": 7}
"""Accesses as bits: 1 for reads, 2 for writes, 4 for all."""


class Count(NamedTuple):
    """A counter of a usage: which accesses it counts (as bits), and the names of the properties for the number of jobs
    and the first and last instant."""

    direction: int
    jobs: str
    first: str
    last: str


COUNTS = (
    Count(4, "jobs", "firstAt", "lastAt"),
    Count(1, "readJobs", "firstReadAt", "lastReadAt"),
    Count(2, "writeJobs", "firstWriteAt", "lastWriteAt"),
)

_IDLE = frozenset({"QUEUED", "CANCELED"})
"""The statuses of jobs that never ran."""

Pair = tuple[str, str]
"""The keys of a runnable and of an asset."""

Counted = dict[str, int]
"""The usages that count a job, with the counted directions as bits; the keys are without the common workspace."""

Accesses = Mapping[Pair, Sequence[tuple[str, JobAccess]]]
"""Accesses, each with the key of its job."""


@dataclass(slots=True)
class UsageUpdate:
    """A usage to which accesses of a batch belong: its key, its stored state, and the accesses with their jobs."""

    key: str
    runnable: str
    asset: str
    known: Mapping[str, Any] | None
    accesses: list[tuple[str, JobAccess]] = field(default_factory=list)

    def observed(self, counting: set[str], ran: bool) -> Observed:
        """What the accesses show; ``counting`` are the tracked jobs of the deployed version, which may have ``ran``
        before."""
        did = [(job, _BITS[one.access]) for job, one in self.accesses if one.evidence == "RUNTIME"]
        tracked = [bits for job, bits in did if job in counting]
        return Observed(
            frozenset(one.evidence for _, one in self.accesses),
            _joined(bits for _, bits in did) if did else None,
            _joined(tracked) if tracked else None,
            ran,
        )

    def first_new(self) -> tuple[str, JobAccess]:
        """The first access, with its job, that shows something new about the usage, otherwise the first."""
        old = self.known if self.known and self.known["live"] else {}
        evidence, observed = old.get("evidence", ()), _BITS[old.get("observedAccess") or "UNKNOWN"]
        new = (
            (job, one)
            for job, one in self.accesses
            if one.evidence not in evidence or (one.evidence == "RUNTIME" and _BITS[one.access] & ~observed)
        )
        return next(new, self.accesses[0])

    def counts(self, jobs: Mapping[str, Mapping[str, Any]], counted: Mapping[str, Counted]) -> dict[str, Any]:
        """What is added to the usage's counters. ``counted`` has the usages that count each job, and is updated."""
        own = self.key.rpartition(":")[2]
        created, last = max((jobs[job]["createdAt"], job) for job, _ in self.accesses)
        row: dict[str, Any] = {"key": self.key, "lastJob": last, "lastJobAt": created}
        did = [(job, one.at or 0, _BITS[one.access]) for job, one in self.accesses]
        before = {job: counted[job].get(own, 0) for job, _, _ in did}
        for count in COUNTS:
            matching = [one for one in did if one[2] & count.direction]
            instants = [at for _, at, _ in matching]
            row[count.jobs] = len({job for job, _, _ in matching if not before[job] & count.direction})
            row[count.first], row[count.last] = min(instants, default=None), max(instants, default=None)
        for job, _, bits in did:
            counted[job][own] = counted[job].get(own, 0) | bits
        return row


def read_counted(stored: Iterable[str] | None) -> Counted:
    """Reads the usages that count a job from the property of its node."""
    return {name: int(bits) for name, _, bits in (one.partition(" ") for one in stored or ())}


def write_counted(counted: Counted) -> list[str]:
    """Writes them for the property of the node."""
    return [f"{name} {bits}" for name, bits in sorted(counted.items())]


def ran(job: Mapping[str, Any]) -> bool:
    """Whether a job ran and was tracked, so that all of its accesses are known."""
    return bool(job.get("tracked")) and job.get("status") not in _IDLE


def counts(job: Mapping[str, Any], runnable: Mapping[str, Any]) -> bool:
    """Whether a job shows how the deployed version of its runnable behaves."""
    return ran(job) and bool(job["createdAt"] >= (runnable.get("deployedAt") or job["createdAt"]))


async def attribute(
    tx: Transaction,
    workspace: str,
    accesses: Accesses,
    assets: Mapping[str, Asset],
    runnables: Mapping[str, Mapping[str, Any]],
) -> list[UsageUpdate]:
    """The usages to which the accesses of each runnable and asset belong: the usage of exactly this asset if it is
    live, otherwise those of patterns that match it, otherwise that of exactly this asset, which is created or becomes
    live again. For an archived runnable none is created or becomes live again."""
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
    """The keys of the patterns that match each asset: along edges, and for wide patterns by their prefix."""
    patterns: dict[str, set[str]] = {name: set() for name in assets}
    for name, matching in await tx.each("patterns_of_assets", sorted(assets)):
        patterns[name] |= set(matching)
    heads = {name: prefixes(asset) for name, asset in assets.items()}
    every = sorted({head for own in heads.values() for head in own})
    wide: dict[str, list[tuple[str, Asset]]] = {}
    for row in await tx.each("patterns_with_prefix", every, workspace=workspace, wide=True):
        pattern = asset_of(row)
        wide.setdefault(prefix(pattern), []).append((row["key"], pattern))
    for name, asset in assets.items():
        near = (one for head in heads[name] for one in wide.get(head, ()))
        patterns[name] |= {other for other, pattern in near if other != name and overlaps(pattern, asset)}
    return patterns


def _joined(bits: Iterable[int]) -> Access:
    whole = 0
    for known in bits:
        whole |= known
    return Access(whole & Access.READ_WRITE)
