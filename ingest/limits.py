"""Bounds of what goes into the graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """Bounds of the workers that analyse."""

    workers: Annotated[int, "0 takes one for each core"] = 0
    deadline_seconds: Annotated[float, "for one text; a script that a person wrote takes a thousandth of it"] = 20.0
    memory_megabytes: Annotated[int, "address space of a worker; the grammars and their tables take 300"] = 2048
    batch: Annotated[int, "texts handed over at once; a call costs as much as a small script"] = 32
    batch_characters: Annotated[int, "the same in characters, so that large scripts spread over the workers"] = 200_000
    batches_per_worker: Annotated[int, "a worker is replaced after so many: what leaks does not grow"] = 500


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a deployment and of what the graph keeps."""

    attempts: Annotated[int, "times that a deployment is planned anew because another one came between"] = 50
    occurrences: Annotated[int, "places kept for a usage; their number is kept whole"] = 100
    pattern_members: Annotated[int, "edges of a pattern; one with more is matched when it is read"] = 10_000
    pattern_candidates: Annotated[int, "assets looked at to find a pattern's members"] = 50_000
    seen_seconds: Annotated[float, "an asset's time of last sight moves no oftener"] = 60.0
    told: Annotated[int, "diagnostics kept of what a source could not read; the gravest"] = 1_000
    stale_batch: Annotated[int, "stored sources analysed anew in one transaction after an upgrade"] = 200


@dataclass(frozen=True, slots=True)
class JobLimits:
    """Bounds of a batch of jobs."""

    batch: Annotated[int, "jobs of one request: one transaction stays short"] = 500
    accesses: Annotated[int, "accesses of one request; more are sent in several"] = 5_000
    statements: Annotated[int, "SQL statements of one request: each is analysed"] = 500
    id_bytes: Annotated[int, "of a job's id: a UUID has 36"] = 256
    columns: Annotated[int, "columns kept of an access"] = 1_000
    skew_seconds: Annotated[float, "how far an instant may lie ahead: clocks differ by less"] = 600.0
    retention_days: Annotated[float, "jobs that are older are removed; 0 keeps the whole history"] = 0
    prune_seconds: Annotated[float, "between two looks for jobs that are too old"] = 3_600.0
    prune_jobs: Annotated[int, "jobs removed in one transaction, at most"] = 500
    prune_edges: Annotated[int, "edges removed in one transaction, at most"] = 10_000
