"""Usages: that a runnable uses an asset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

from api import ids
from api.operation import Info
from api.paging import Row
from api.reading import rows
from api.schema import stored
from api.schema.arguments import Few, few
from api.schema.enums import Access, Evidence
from api.schema.field import field
from api.schema.node import Node
from api.schema.place import ColumnAccess, Occurrence, OutputColumn
from api.schema.scalars import Instant

if TYPE_CHECKING:
    from api.schema.asset import Asset
    from api.schema.runnable import Runnable


@strawberry.type(description="That a runnable uses an asset.")
class Usage(Node):
    key: strawberry.Private[str]
    asset_key: strawberry.Private[str]
    user: strawberry.Private[tuple[str, str]]
    heir: strawberry.Private[tuple[str, str] | None]
    row: strawberry.Private[Row]
    access: Access = strawberry.field(description="As decided by somebody, else inferred.")
    inferred_access: Access = strawberry.field(description="As code and runs tell it.")
    evidence: list[Evidence] = strawberry.field(description="Where the knowledge comes from.")
    occurrence_count: int = strawberry.field(description="How many places were found.")
    first_seen_at: Instant = strawberry.field(description="When it was first seen.")
    last_seen_at: Instant = strawberry.field(description="When it was last seen.")
    retired_at: Instant | None = strawberry.field(description="When it ended; null while it holds.")

    @classmethod
    def of(cls, row: Row) -> Usage:
        """The usage that a row of the graph tells of; ``heir`` is the (kind, key) of the runnable that inherits it."""
        heir = row.get("heir")
        return cls(
            id=strawberry.ID(ids.encode("Usage", row["key"], heir)),
            key=row["key"],
            asset_key=row["asset"],
            user=(row["runnableKind"], row["runnable"]),
            heir=heir,
            row=row,
            access=row["access"],
            inferred_access=row["inferredAccess"],
            evidence=row["evidence"],
            occurrence_count=row["occurrenceCount"],
            first_seen_at=row["firstSeenAt"],
            last_seen_at=row["lastSeenAt"],
            retired_at=row["retiredAt"],
        )

    @field("What is used.")
    async def asset(self, info: Info) -> Annotated[Asset, strawberry.lazy("api.schema.asset")]:
        from api.schema.asset import Asset

        row = await rows.asset(info.context, self.asset_key)
        assert row is not None, "a usage without its asset"
        return Asset.of(row)

    @field("What uses it.")
    async def runnable(self, info: Info) -> Annotated[Runnable, strawberry.lazy("api.schema.runnable")]:
        from api.schema.runnable import runnable_of

        kind, key = self.heir or self.user
        row = await rows.runnable(info.context, kind, key)
        assert row is not None, "a usage without its runnable"
        return runnable_of(kind, row)

    @field("The usage of the script, flow or step that this one comes from; null where it is its own.")
    def inherited_from(self) -> Usage | None:
        return Usage.of({**self.row, "heir": None}) if self.heir else None

    @field("Where it stands: the first places.")
    async def occurrences(self, info: Info, first: Few = 20) -> list[Occurrence]:
        return stored.occurrences(await rows.usage_details(info.context, self.key), self.row["path"], few(first, 20))

    @field("The columns that it touches.")
    async def columns(self, info: Info, first: Few = 100) -> list[ColumnAccess]:
        return stored.columns(await rows.usage_details(info.context, self.key), few(first, 100))

    @field("Which input columns each written column comes from.")
    async def output_columns(self, info: Info, first: Few = 100) -> list[OutputColumn]:
        return stored.outputs(await rows.usage_details(info.context, self.key), few(first, 100))
