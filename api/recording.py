"""Jobs as the schema takes them, as what ingest takes.

A batch has thousands of accesses, and Strawberry makes an object of each field by field, in 30 us. So what graphql-core
has checked is read here at once: ``JobInput`` is taken as :class:`ingest.JobInput` is, by Strawberry's own hook for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ingest


def job_of(kind: type, given: Mapping[str, Any], context: object) -> ingest.JobInput:
    """The job that a checked input tells of, by the schema's names."""
    told = given.get
    runnable = told("runnable")
    return ingest.JobInput(
        given["jobId"],
        runnable and ingest.RunnableRef(ingest.RunnableKind(runnable["kind"]), runnable["path"]),
        told("parentJobId"),
        told("rootJobId"),
        told("status"),
        told("createdAt"),
        told("startedAt"),
        told("endedAt"),
        told("tracked"),
        told("args"),
        tuple(
            ingest.JobAccessInput(did["uri"], did["access"], did["at"], did.get("columns"))
            for did in told("accesses") or ()
        ),
        tuple(
            ingest.StatementInput(ran["language"], ran["sql"], ran["at"], ran.get("database"))
            for ran in told("statements") or ()
        ),
    )
