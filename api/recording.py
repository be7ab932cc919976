"""Jobs as the schema takes them, as what ingest takes."""

from __future__ import annotations

import ingest
from api.deployments import ref_of
from api.schema import job_inputs


def jobs_of(given: job_inputs.RecordJobsInput) -> list[ingest.JobInput]:
    """The jobs that an input tells of."""
    return [_job(job) for job in given.jobs]


def _job(given: job_inputs.JobInput) -> ingest.JobInput:
    return ingest.JobInput(
        given.job_id,
        given.runnable and ref_of(given.runnable),
        given.parent_job_id,
        given.root_job_id,
        given.status,
        given.created_at,
        given.started_at,
        given.ended_at,
        given.tracked,
        given.args,
        tuple(ingest.JobAccessInput(did.uri, did.access, did.at, did.columns) for did in given.accesses or ()),
        tuple(ingest.StatementInput(ran.language, ran.sql, ran.at, ran.database) for ran in given.statements or ()),
    )
