"""The limits of what is written into the graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, Gt

_SOME = Ge(1)  # in steps of none, nothing would ever be done
_WHILE = Gt(0)  # without a pause a processor would be busy without end


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """The limits of the processes that analyse."""

    workers: Annotated[int, "number of processes that analyse; 0 takes one per core"] = 0
    deadline_seconds: Annotated[
        float, "seconds that the analysis of one text may take; most take a few milliseconds"
    ] = 20.0
    memory_megabytes: Annotated[int, "address space of one such process, in megabytes; the grammars alone take 300"] = (
        2048
    )
    batch: Annotated[int, "most texts handed to a process at once"] = 32
    batch_characters: Annotated[
        int, "most characters handed to a process at once, so that large scripts spread over all of them"
    ] = 200_000
    batches_per_worker: Annotated[
        int, "batches after which a process is replaced, so that memory leaks cannot grow"
    ] = 500


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a deployment and of what the graph stores."""

    attempts: Annotated[
        int, "times that a deployment lets others commit first before it holds them back until it is done"
    ] = 5
    occurrences: Annotated[int, "most places stored per usage; `occurrenceCount` counts them all"] = 100
    pattern_members: Annotated[
        int, "most stored matches of one pattern; a pattern with more is matched when it is read"
    ] = 10_000
    pattern_candidates: Annotated[int, "most assets examined to find the matches of one pattern"] = 50_000
    seen_seconds: Annotated[float, "seconds between updates of an asset's `lastSeenAt`"] = 60.0
    source_diagnostics: Annotated[int, "most diagnostics stored per source of deployments; the gravest are kept"] = (
        1_000
    )
    stale_batch: Annotated[int, _SOME, "stored sources analysed again per transaction after an upgrade"] = 200
    delete_nodes: Annotated[int, _SOME, "most nodes of a deleted workspace removed per transaction"] = 500
    delete_edges: Annotated[int, _SOME, "most edges of a deleted workspace removed per transaction"] = 10_000


@dataclass(frozen=True, slots=True)
class JobLimits:
    """The limits of a batch of jobs."""

    batch: Annotated[int, "most jobs per recordJobs request"] = 500
    accesses: Annotated[int, "most accesses per recordJobs request"] = 5_000
    statements: Annotated[int, "most SQL statements per recordJobs request; each is analysed"] = 500
    id_bytes: Annotated[int, "longest job id, in bytes; a UUID has 36"] = 256
    columns: Annotated[int, "most columns stored per access"] = 1_000
    skew_seconds: Annotated[float, "seconds that a time sent by a job may lie in the future, since clocks differ"] = (
        600.0
    )
    retention_days: Annotated[float, "days for which jobs are kept; 0 keeps them for ever"] = 0
    prune_seconds: Annotated[float, _WHILE, "seconds between checks for jobs to delete"] = 3_600.0
    prune_jobs: Annotated[int, _SOME, "most jobs deleted per transaction"] = 500
    prune_edges: Annotated[int, _SOME, "most accesses and other edges deleted per transaction"] = 10_000
