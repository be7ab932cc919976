"""Writes jobs into the graph. Each access is stored once, however often and in whichever order it is reported."""

from __future__ import annotations

from ingest.jobs.inputs import (
    JobAccessInput,
    JobInput,
    Problem,
    ProblemCode,
    Recorded,
    StatementInput,
    TooMany,
)
from ingest.jobs.prune import PrunedJobs, oldest, prune
from ingest.jobs.record import record

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
