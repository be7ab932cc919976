"""Usages: that a runnable uses an asset."""

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
from api.schema.field import field
from api.schema.job import Job, job_of
from api.schema.node import Node
from api.schema.place import ColumnAccess, Occurrence, OutputColumn
from api.schema.scalars import Instant
from ingest.agreement import agreement

if TYPE_CHECKING:
    from api.schema.asset import Asset
    from api.schema.runnable import Runnable


@strawberry.type(description="What somebody decided of a usage's access.")
class AccessDecision:
    access: Access = strawberry.field(description="What holds since.")
    by: str = strawberry.field(description="Who decided.")
    at: Instant = strawberry.field(description="When.")
    note: str | None = strawberry.field(description="Why, in their words.")

    @classmethod
    def of(cls, row: Row) -> AccessDecision:
        """The decision that a usage's row tells of."""
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


@strawberry.type(description="That a runnable uses an asset.")
class Usage(Node):
    row: strawberry.Private[Row]
    access: Access = strawberry.field(description="As decided by somebody, else inferred.")
    inferred_access: Access = strawberry.field(description="As code and runs tell it.")
    decision: AccessDecision | None = strawberry.field(description="What was decided; null where nothing was.")
    evidence: list[Evidence] = strawberry.field(description="Where the knowledge comes from.")
    agreement: Agreement = strawberry.field(description="Whether code and tracked runs agree.")
    occurrence_count: int = strawberry.field(description="How many places were found.")
    first_seen_at: Instant = strawberry.field(description="When it was first seen.")
    last_seen_at: Instant = strawberry.field(description="When it was last seen.")
    retired_at: Instant | None = strawberry.field(description="When it ended; null while it holds.")
    job_count: int = strawberry.field(description="How many jobs did it, those that are no longer kept too.")

    @classmethod
    def of(cls, row: Row) -> Usage:
        """The usage that a row of the graph tells of; ``heir`` is the (kind, key) of the runnable that inherits it."""
        return cls(
            id=strawberry.ID(ids.encode("Usage", row["key"], row.get("heir"))),
            row=row,
            access=row["access"],
            inferred_access=row["inferredAccess"],
            decision=AccessDecision.of(row) if row["decidedAccess"] else None,
            evidence=row["evidence"],
            agreement=agreement(row),
            occurrence_count=row["occurrenceCount"],
            first_seen_at=row["firstSeenAt"],
            last_seen_at=row["lastSeenAt"],
            retired_at=row["retiredAt"],
            job_count=row["jobCount"],
        )

    @property
    def holder(self) -> tuple[str, str]:
        """The kind and key of the runnable that has it."""
        return self.row.get("heir") or (self.row["runnableKind"], self.row["runnable"])

    @field("What is used.", many=_assets)
    async def asset(self, info: Info) -> Annotated[Asset, strawberry.lazy("api.schema.asset")]:
        from api.schema.asset import Asset

        row = await rows.asset(info.context, self.row["asset"])
        assert row is not None, "a usage without its asset"
        return Asset.of(row)

    @field("What uses it.", many=_runnables)
    async def runnable(self, info: Info) -> Annotated[Runnable, strawberry.lazy("api.schema.runnable")]:
        from api.schema.runnables import runnable_of

        kind, key = self.holder
        row = await rows.runnable(info.context, kind, key)
        assert row is not None, "a usage without its runnable"
        return runnable_of(kind, row)

    @field("The usage of the script, flow or step that this one comes from; null where it is its own.")
    def inherited_from(self) -> Usage | None:
        if self.row.get("heir") is None or self.row.get("hasSourceElsewhere"):
            return None
        return Usage.of({**self.row, "heir": None})

    @field("The newest job that did it; null where none did, or it is no longer kept.")
    async def last_job(self, info: Info) -> Job | None:
        return await job_of(info, self.row["lastJob"])

    @field("Where it stands: the first places.")
    async def occurrences(self, info: Info, first: Few = 20) -> list[Occurrence]:
        if self.row.get("hasSourceElsewhere"):
            return []
        seen = info.context.viewer.grant(self.row["key"].partition(":")[0]).covers
        details = await rows.usage_details(info.context, self.row["key"])
        return stored.occurrences(details, self.row["path"], few(first, 20), seen)

    @field("The columns that it touches.")
    async def columns(self, info: Info, first: Few = 100) -> list[ColumnAccess]:
        return stored.columns(await rows.usage_details(info.context, self.row["key"]), few(first, 100))

    @field("Which input columns each written column comes from.")
    async def output_columns(self, info: Info, first: Few = 100) -> list[OutputColumn]:
        if self.row.get("hasSourceElsewhere"):
            return []
        return stored.outputs(await rows.usage_details(info.context, self.row["key"]), few(first, 100))
