"""Jobs: runs of runnables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

from api.operation import Info
from api.reading import accesses, jobs, rows
from api.schema.arguments import After, First
from api.schema.connection import Connection, connection
from api.schema.enums import JobStatus
from api.schema.field import column, field
from api.schema.filters import JobAccessFilter
from api.schema.job_access import AccessesFilter, JobAccess
from api.schema.node import Node
from api.schema.scalars import Instant

if TYPE_CHECKING:
    from api.schema.runnable import Runnable
    from api.schema.workspace import Workspace


@strawberry.type(description="One run of a runnable. Jobs form a tree.")
class Job(Node):
    job_id: str = column("Id that the system which ran the job gave it.", "jobId")
    status: JobStatus | None = column(
        "Its status; null while the job is only known from a child job or an access.", "status"
    )
    tracked: bool | None = column("Whether everything that it accessed was reported; null if not known.", "tracked")
    created_at: Instant = column(
        "Time of creation, set once. Lists are ordered by it, and since and until refer to it.", "createdAt"
    )
    started_at: Instant | None = column("Time at which it started.", "startedAt")
    ended_at: Instant | None = column("Time at which it ended.", "endedAt")

    @field("The workspace in which it ran.")
    def workspace(self) -> Annotated[Workspace, strawberry.lazy("api.schema.workspace")]:
        from api.schema.workspace import workspace_of

        return workspace_of(self.key)

    @field("The runnable that ran; null if not known.")
    async def runnable(self, info: Info) -> Annotated[Runnable, strawberry.lazy("api.schema.runnable")] | None:
        from api.schema.runnables import runnable_of

        kind, key = self.row["runnableKind"], self.row["runnable"]
        row = await rows.runnable(info.context, kind, key) if kind and key else None
        return runnable_of(kind, row) if row else None

    @field("The job that started it.")
    async def parent(self, info: Info) -> Job | None:
        return await job_of(info, self.row["parent"])

    @field(
        "The job at the top of its tree; the job itself if none above it is known; null if jobs started "
        "each other in a circle."
    )
    async def root(self, info: Info) -> Job | None:
        row = await jobs.root_of(info.context, self.row)
        return Job.of(row) if row else None

    @field("The jobs that it started, newest first.")
    async def children(self, info: Info, first: First = 50, after: After = None) -> Connection[Job] | None:
        return connection(await jobs.children_of(info.context, self.key, first, after), Job.of)

    @field("Its accesses to assets, newest first.")
    async def accesses(
        self,
        info: Info,
        include_descendants: Annotated[
            bool, strawberry.argument(description="Whether to include accesses by all jobs below it.")
        ] = False,
        filter: AccessesFilter = None,
        first: First = 50,
        after: After = None,
    ) -> Connection[JobAccess] | None:
        wanted = accesses.Wanted.of(filter or JobAccessFilter())
        found = await accesses.of_job(info.context, self.key, include_descendants, wanted, first, after)
        return connection(found, JobAccess.of)


async def job_of(info: Info, key: str | None) -> Job | None:
    """The job with a key; None without a key, and if the job has been deleted."""
    row = key and await rows.job(info.context, key)
    return Job.of(row) if row else None
