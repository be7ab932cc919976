"""Usages of assets by runnables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import strawberry

from api import ids
from api.operation import Info, Operation
from api.paging import Row
from api.reading import rows
from api.schema import stored
from api.schema.arguments import Few, few
from api.schema.enums import Access, Agreement, Evidence
from api.schema.field import column, computed, field
from api.schema.job import Job, job_of
from api.schema.node import Node
from api.schema.place import ColumnAccess, Occurrence, OutputColumn
from api.schema.scalars import Instant
from ingest.agreement import agreement

if TYPE_CHECKING:
    from api.schema.asset import Asset
    from api.schema.runnable import Runnable


@strawberry.type(description="A person's decision about the access of a usage.")
class AccessDecision:
    access: Access = strawberry.field(description="The access that was decided.")
    by: str = strawberry.field(description="Name of the caller who decided.")
    at: Instant = strawberry.field(description="Time.")
    note: str | None = strawberry.field(description="The reason that was given.")

    @classmethod
    def of(cls, row: Row) -> AccessDecision | None:
        """The decision in a usage's row, if there is one."""
        if row["decidedAccess"] is None:
            return None
        return cls(access=row["decidedAccess"], by=row["decidedBy"], at=row["decidedAt"], note=row["decisionNote"])


async def _assets(usages: Sequence[Usage], operation: Operation) -> list[Asset]:
    from api.schema.asset import Asset

    keys = [usage.row["asset"] for usage in usages]
    found = dict(zip(keys, await rows.assets(operation, keys), strict=True))
    assets = {key: Asset.of(row) for key, row in found.items()}
    return [assets[key] for key in keys]


async def _runnables(usages: Sequence[Usage], operation: Operation) -> list[Runnable]:
    from api.schema.runnables import runnable_of

    named = [usage.holder for usage in usages]
    found = await rows.runnables(operation, named)
    return [runnable_of(kind, row) for (kind, _), row in zip(named, found, strict=True)]


@strawberry.type(description="What is known about the use of one asset by one runnable.")
class Usage(Node):
    """``heir`` in its row is the (kind, key) of the runnable that inherits it."""

    access: Access = column("The access: as decided by a person, else as inferred.", "access")
    inferred_access: Access = column("The access that code and jobs show.", "inferredAccess")
    decision: AccessDecision | None = computed(
        "A person's decision; null if there is none.", lambda usage: AccessDecision.of(usage.row)
    )
    evidence: list[Evidence] = column("Where the knowledge comes from.", "evidence")
    agreement: Agreement = computed("Whether code and tracked jobs agree.", lambda usage: agreement(usage.row))
    occurrence_count: int = column("Number of places in the code.", "occurrenceCount")
    first_seen_at: Instant = column("Time at which it was first seen.", "firstSeenAt")
    last_seen_at: Instant = column("Time at which it was last seen.", "lastSeenAt")
    retired_at: Instant | None = column("Time at which the usage ended; null while it is current.", "retiredAt")
    job_count: int = column("Number of jobs that did it, including deleted ones.", "jobCount")

    def node_id(self) -> str:
        return ids.encode("Usage", self.row["key"], self.row.get("heir"))

    @property
    def holder(self) -> tuple[str, str]:
        """The kind and key of the runnable that has or inherits it."""
        return self.row.get("heir") or (self.row["runnableKind"], self.row["runnable"])

    @field("The asset that is used.", many=_assets)
    async def asset(self, info: Info) -> Annotated[Asset, strawberry.lazy("api.schema.asset")]:
        (asset,) = await _assets([self], info.context)
        return asset

    @field("The runnable that uses it.", many=_runnables)
    async def runnable(self, info: Info) -> Annotated[Runnable, strawberry.lazy("api.schema.runnable")]:
        (runnable,) = await _runnables([self], info.context)
        return runnable

    @field("The usage of the script, flow or step that this one is inherited from; null if it is the runnable's own.")
    def inherited_from(self) -> Usage | None:
        if self.row.get("heir") is None or self.row.get("hasSourceElsewhere"):
            return None
        return Usage.of({**self.row, "heir": None})

    @field("The newest job that did it; null if there is none or it has been deleted.")
    async def last_job(self, info: Info) -> Job | None:
        return await job_of(info, self.row["lastJob"])

    @field("The first places in the code.")
    async def occurrences(self, info: Info, first: Few = 20) -> list[Occurrence]:
        if self.row.get("hasSourceElsewhere"):
            return []
        seen = info.context.viewer.grant(self.row["key"].partition(":")[0]).covers
        details = await rows.usage_details(info.context, self.row["key"])
        return stored.occurrences(details, self.row["path"], few(first, 20), seen)

    @field("The columns that it reads or writes.")
    async def columns(self, info: Info, first: Few = 100) -> list[ColumnAccess]:
        return stored.columns(await rows.usage_details(info.context, self.row["key"]), few(first, 100))

    @field("The input columns of each written column.")
    async def output_columns(self, info: Info, first: Few = 100) -> list[OutputColumn]:
        if self.row.get("hasSourceElsewhere"):
            return []
        return stored.outputs(await rows.usage_details(info.context, self.row["key"]), few(first, 100))
