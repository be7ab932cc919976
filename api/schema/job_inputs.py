"""What is told of jobs, as the schema takes it."""

from __future__ import annotations

import strawberry

from api.recording import job_of
from api.schema.enums import Access, JobStatus, Language
from api.schema.filters import RunnableRefInput
from api.schema.scalars import JSON, Instant


@strawberry.input(description="What a job did to an asset.")
class JobAccessInput:
    uri: str = strawberry.field(description="The asset, in any spelling.")
    access: Access = strawberry.field(description="What was done.")
    at: Instant = strawberry.field(description="When.")
    columns: list[str] | None = strawberry.field(default=None, description="The columns that were touched.")


@strawberry.input(
    description=(
        "SQL that the job executed: analysed, never stored. database is the asset that its bare names belong to."
    )
)
class StatementInput:
    language: Language = strawberry.field(description="Its dialect.")
    sql: str = strawberry.field(description="Its text.")
    database: str | None = strawberry.field(default=None, description="The URI of the database that it ran in.")
    at: Instant = strawberry.field(description="When.")


@strawberry.input(
    description=(
        "A job. Absent fields stay as they are; a status only advances. createdAt counts on the job's own first "
        "telling; absent, it is startedAt, else the time of arrival. tracked: all its accesses were recorded."
    )
)
class JobInput:
    job_id: str = strawberry.field(description="The job's own id, as the system that ran it names it.")
    runnable: RunnableRefInput | None = strawberry.field(default=None, description="What it ran.")
    parent_job_id: str | None = strawberry.field(default=None, description="The job that started it.")
    root_job_id: str | None = strawberry.field(default=None, description="The first of the jobs that led to it.")
    status: JobStatus | None = strawberry.field(default=None, description="How far it is.")
    created_at: Instant | None = strawberry.field(default=None, description="When it was made.")
    started_at: Instant | None = strawberry.field(default=None, description="When it began to run.")
    ended_at: Instant | None = strawberry.field(default=None, description="When it ended.")
    tracked: bool | None = strawberry.field(default=None, description="Whether all of its accesses were recorded.")
    args: JSON | None = strawberry.field(default=None, description="Its arguments: searched for assets, never stored.")
    accesses: list[JobAccessInput] | None = strawberry.field(default=None, description="What it did to assets.")
    statements: list[StatementInput] | None = strawberry.field(default=None, description="The SQL that it executed.")


JobInput.__strawberry_definition__.from_input = job_of  # type: ignore[attr-defined]


@strawberry.input(description="What is told of jobs.")
class RecordJobsInput:
    workspace: str = strawberry.field(description="The workspace's name; the first job creates it.")
    jobs: list[JobInput] = strawberry.field(description="The jobs, in any order; some of them may be known.")
