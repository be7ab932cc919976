"""Stores accesses as edges from jobs to assets, without duplicates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from cypher import Transaction
from ingest.jobs.batch import JobAccess

TYPES = {
    "READ": ("DID_READ",),
    "WRITE": ("DID_WRITE",),
    "READ_WRITE": ("DID_READ", "DID_WRITE"),
    "UNKNOWN": ("DID_REFERENCE",),
}
"""The types of edges of each access."""

_APART = 60_000
"""Milliseconds. Instants further apart are looked up separately, so that what a long job did in between is not read."""

Identity = tuple[str, str, int, str]
"""What identifies an access: the keys of job and asset, the instant, the access."""


async def known(tx: Transaction, reported: Iterable[tuple[str, JobAccess]]) -> set[Identity]:
    """The stored accesses of jobs around the times of the reported ones, which must have instants."""
    instants: dict[str, dict[str, set[int]]] = {}
    for job, one in reported:
        instants.setdefault(TYPES[one.access][0], {}).setdefault(job, set()).add(one.at or 0)
    found: set[Identity] = set()
    for name, by_job in sorted(instants.items()):
        rows = [
            {"key": job, "from": first, "to": last}
            for job, every in sorted(by_job.items())
            for first, last in _spans(sorted(every))
        ]
        found |= {tuple(row) for row in await tx.each(f"known_accesses.{name}", rows)}
    return found


def _spans(instants: Sequence[int]) -> list[tuple[int, int]]:
    """Groups sorted instants into spans without long gaps."""
    starts = [0, *(place for place, (one, other) in enumerate(pairwise(instants), 1) if other - one > _APART)]
    ends = [*starts[1:], len(instants)]
    return [(instants[start], instants[end - 1]) for start, end in zip(starts, ends, strict=True)]


async def create(tx: Transaction, new: Mapping[str, Sequence[JobAccess]], at: int) -> None:
    """Creates the edges of new accesses, given by the key of their job; they must have instants."""
    rows: dict[str, dict[tuple[Any, ...], list[list[int | None]]]] = {}
    assets: dict[str, int] = {}
    for job, accesses in new.items():
        for one in accesses:
            did = [assets.setdefault(one.asset, len(assets)), one.at]
            for name in TYPES[one.access]:
                alike = rows.setdefault(name, {}).setdefault((job, one.access, one.evidence, one.columns), [])
                alike.append(did)
    for name, by_likeness in rows.items():
        every = [[*alike, did] for alike, did in by_likeness.items()]
        await tx.each(f"create_accesses.{name}", every, assets=list(assets), at=at)
