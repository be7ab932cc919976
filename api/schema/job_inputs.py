"""The inputs of reported jobs."""

from __future__ import annotations

import strawberry

from api.recording import job_of
from api.schema.enums import Access, JobStatus, Language
from api.schema.filters import RunnableRefInput
from api.schema.scalars import JSON, Instant


@strawberry.input(description="An access of a job to an asset.")
class JobAccessInput:
    uri: str = strawberry.field(description="URI of the asset, in any accepted spelling.")
    access: Access = strawberry.field(description="How it was used.")
    at: Instant = strawberry.field(description="Time.")
    columns: list[str] | None = strawberry.field(default=None, description="The columns that were read or written.")


@strawberry.input(description=("SQL that the job executed. It is analysed and never stored."))
class StatementInput:
    language: Language = strawberry.field(description="SQL dialect.")
    sql: str = strawberry.field(description="Its source text.")
    database: str | None = strawberry.field(
        default=None, description=("URI of the database in which it ran; unqualified table names belong to it.")
    )
    at: Instant = strawberry.field(description="Time.")


@strawberry.input(description=("A job to record. Absent fields remain as they are, and a status only advances."))
class JobInput:
    job_id: str = strawberry.field(description="Id that the system which ran the job gave it.")
    runnable: RunnableRefInput | None = strawberry.field(default=None, description="The runnable that it ran.")
    parent_job_id: str | None = strawberry.field(default=None, description="The job that started it.")
    root_job_id: str | None = strawberry.field(default=None, description="The job at the top of its tree.")
    status: JobStatus | None = strawberry.field(default=None, description="Its status.")
    created_at: Instant | None = strawberry.field(
        default=None,
        description=(
            "Time of creation; only the first report of a job sets it. If absent: startedAt, else the time of arrival."
        ),
    )
    started_at: Instant | None = strawberry.field(default=None, description="Time at which it started.")
    ended_at: Instant | None = strawberry.field(default=None, description="Time at which it ended.")
    tracked: bool | None = strawberry.field(default=None, description="Whether all of its accesses were recorded.")
    args: JSON | None = strawberry.field(default=None, description="Its arguments; searched for assets, never stored.")
    accesses: list[JobAccessInput] | None = strawberry.field(default=None, description="Its accesses to assets.")
    statements: list[StatementInput] | None = strawberry.field(default=None, description="SQL that it executed.")


JobInput.__strawberry_definition__.from_input = job_of  # type: ignore[attr-defined]


@strawberry.input(description="Jobs to record.")
class RecordJobsInput:
    workspace: str = strawberry.field(description="Name of the workspace; the first job creates it.")
    jobs: list[JobInput] = strawberry.field(description="The jobs, in any order; they may have been sent before.")
