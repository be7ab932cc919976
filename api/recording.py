"""Converts reported jobs into the inputs of ``ingest``.

A batch has thousands of accesses, and Strawberry would take 30 us to build an object for each. So the dictionaries that
graphql-core has checked are converted directly, through Strawberry's ``from_input`` hook of ``JobInput``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ingest


def job_of(kind: type, given: Mapping[str, Any], context: object) -> ingest.JobInput:
    """Converts one job, a dictionary with the schema's names."""
    get = given.get
    runnable = get("runnable")
    return ingest.JobInput(
        given["jobId"],
        runnable and ingest.RunnableRef(ingest.RunnableKind(runnable["kind"]), runnable["path"]),
        get("parentJobId"),
        get("rootJobId"),
        get("status"),
        get("createdAt"),
        get("startedAt"),
        get("endedAt"),
        get("tracked"),
        get("args"),
        tuple(
            ingest.JobAccessInput(did["uri"], did["access"], did["at"], did.get("columns"))
            for did in get("accesses") or ()
        ),
        tuple(
            ingest.StatementInput(ran["language"], ran["sql"], ran["at"], ran.get("database"))
            for ran in get("statements") or ()
        ),
    )
