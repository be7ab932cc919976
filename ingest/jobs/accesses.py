"""Accesses as edges from jobs to assets, each once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cypher import Transaction
from ingest.jobs.batch import Touch

TYPES = {
    "READ": ("DID_READ",),
    "WRITE": ("DID_WRITE",),
    "READ_WRITE": ("DID_READ", "DID_WRITE"),
    "UNKNOWN": ("DID_REFERENCE",),
}
"""The edges of each access."""

Identity = tuple[str, str, int, str]
"""What makes two accesses one: the job's key, the asset's, the instant, the access."""


async def known(tx: Transaction, spans: Mapping[str, tuple[int, int]], accesses: Iterable[str]) -> set[Identity]:
    """The accesses that jobs have, each job's within a span of time."""
    rows = [{"key": job, "from": first, "to": last} for job, (first, last) in sorted(spans.items())]
    types = {TYPES[access][0] for access in accesses} if rows else set()
    return {tuple(row) for name in sorted(types) for row in await tx.each(f"known_accesses.{name}", rows)}


async def create(tx: Transaction, made: Mapping[str, Sequence[Touch]], at: int) -> None:
    """Makes the edges of new accesses, by the key of their job; their instants are known."""
    rows: dict[str, dict[str, list[Any]]] = {}
    for job, touches in made.items():
        for touch in touches:
            row = [touch.asset, touch.at, touch.access, touch.evidence, touch.columns]
            for name in TYPES[touch.access]:
                rows.setdefault(name, {}).setdefault(job, []).append(row)
    for name, by_job in rows.items():
        await tx.each(f"create_accesses.{name}", [[job, did] for job, did in by_job.items()], at=at)
