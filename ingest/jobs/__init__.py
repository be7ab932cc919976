"""Jobs into the graph: what runs did, each access once, however often and in whichever order it is told."""

from __future__ import annotations

from ingest.jobs.prune import PrunedJobs, oldest, prune
from ingest.jobs.record import record
from ingest.jobs.told import (
    JobAccessInput,
    JobInput,
    Problem,
    ProblemCode,
    Recorded,
    StatementInput,
    TooMany,
)

__all__ = [
    "JobAccessInput",
    "JobInput",
    "Problem",
    "ProblemCode",
    "PrunedJobs",
    "Recorded",
    "StatementInput",
    "TooMany",
    "oldest",
    "prune",
    "record",
]
