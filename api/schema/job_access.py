"""Accesses to assets by jobs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.operation import Info, Operation
from api.paging import Row
from api.reading import accesses, rows
from api.schema import stored
from api.schema.enums import Access, Evidence
from api.schema.field import column, computed, field
from api.schema.filters import JobAccessFilter
from api.schema.node import Node
from api.schema.place import ColumnAccess
from api.schema.scalars import Instant

if TYPE_CHECKING:
    from api.schema.asset import Asset
    from api.schema.job import Job

AccessesFilter = Annotated[JobAccessFilter | None, strawberry.argument(description="Restricts the accesses.")]


async def _assets(accesses: Sequence[JobAccess], operation: Operation) -> list[Asset]:
    from api.schema.asset import Asset

    return [Asset.of(row) for row in await rows.assets(operation, [access.row["asset"] for access in accesses])]


async def _jobs(accesses: Sequence[JobAccess], operation: Operation) -> list[Job]:
    from api.schema.job import Job

    return [Job.of(row) for row in await rows.jobs(operation, [access.row["job"] for access in accesses])]


@strawberry.type(description="An access of a job to an asset at one time.")
class JobAccess(Node):
    access: Access = column("How the asset was used.", "access")
    evidence: Evidence = column(
        "RUNTIME if the job was observed doing it, ARGUMENT if an argument of the job names the asset.", "evidence"
    )
    at: Instant = column("Time.", "at")
    columns: list[ColumnAccess] = computed(
        "The columns that are known to be read or written.", lambda access: stored.columns(access.row)
    )

    @property
    def key(self) -> str:
        return accesses.key_of(self.row)

    @field("The asset that was accessed.", many=_assets)
    async def asset(self, info: Info) -> Annotated[Asset, strawberry.lazy("api.schema.asset")]:
        (asset,) = await _assets([self], info.context)
        return asset

    @field("The job that accessed it.", many=_jobs)
    async def job(self, info: Info) -> Annotated[Job, strawberry.lazy("api.schema.job")]:
        (job,) = await _jobs([self], info.context)
        return job


@strawberry.type(description="An event of a subscription to accesses by jobs.")
class JobAccessEvent:
    access: JobAccess | None = strawberry.field(
        description=(
            "The access; null in the first event, which confirms the start, and in an event that reports lost ones."
        )
    )
    dropped: int = strawberry.field(
        description=("Number of accesses lost since the last event because the client read too slowly.")
    )

    @classmethod
    def of(cls, row: Row) -> JobAccessEvent:
        """The event of an access, from its row in the graph."""
        return cls(access=JobAccess.of(row), dropped=0)
