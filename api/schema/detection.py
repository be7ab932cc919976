"""Detections: entries of a workspace's log."""

from __future__ import annotations

from typing import Any

import orjson
import strawberry

from api import ids
from api.operation import Info
from api.paging import Listing, Row
from api.reading import rows
from api.reading.log import cursors_of
from api.schema.asset import Asset
from api.schema.connection import Connection, PageInfo
from api.schema.enums import Access, Agreement, AssetKind, DetectionChange, Evidence, RunnableKind
from api.schema.field import field
from api.schema.job import Job, job_of
from api.schema.node import Node
from api.schema.runnable import Runnable
from api.schema.runnables import runnable_of
from api.schema.scalars import AssetURI, Instant
from api.schema.usage import Usage


@strawberry.type(description="What was known of a usage at a moment.")
class UsageState:
    access: Access = strawberry.field(description="What was done to the asset.")
    evidence: list[Evidence] = strawberry.field(description="Where the knowledge came from.")
    agreement: Agreement = strawberry.field(description="Whether code and tracked runs agreed.")

    @classmethod
    def of(cls, text: str | None) -> UsageState | None:
        """The state that the log holds as JSON."""
        if text is None:
            return None
        state: dict[str, Any] = orjson.loads(text)
        return cls(access=state["access"], evidence=state["evidence"], agreement=Agreement(state["agreement"]))


@strawberry.type(description="That something became true. Keeps what it says when the things that it names are gone.")
class Detection(Node):
    row: strawberry.Private[Row]
    cursor: str = strawberry.field(description="Its place in the log, for lists and subscriptions alike.")
    change: DetectionChange = strawberry.field(description="What became true.")
    at: Instant = strawberry.field(description="When.")
    uri: AssetURI = strawberry.field(description="The asset's URI.")
    kind: AssetKind = strawberry.field(description="What the asset is.")
    runnable_kind: RunnableKind | None = strawberry.field(description="What the runnable is.")
    runnable_path: str | None = strawberry.field(description="The runnable's path.")
    evidence: Evidence | None = strawberry.field(description="Where the knowledge came from.")
    before: UsageState | None = strawberry.field(description="The usage before; null where there was none.")
    after: UsageState | None = strawberry.field(description="The usage after; null where there is none.")

    @classmethod
    def of(cls, workspace: str, row: Row) -> Detection:
        """The entry that a row of a workspace's log tells of."""
        return cls(
            id=strawberry.ID(ids.encode("Detection", f"{workspace}:{row['sequence']}")),
            row=row,
            cursor=cursors_of(workspace).encode((row["sequence"],)),
            change=row["change"],
            at=row["at"],
            uri=row["uri"],
            kind=row["kind"],
            runnable_kind=row["runnableKind"],
            runnable_path=row["runnablePath"],
            evidence=row["evidence"],
            before=UsageState.of(row["beforeJson"]),
            after=UsageState.of(row["afterJson"]),
        )

    @field("The asset.")
    async def asset(self, info: Info) -> Asset | None:
        row = self.row["asset"] and await rows.asset(info.context, self.row["asset"])
        return Asset.of(row) if row else None

    @field("The runnable, where there is one.")
    async def runnable(self, info: Info) -> Runnable | None:
        kind, key = self.row["runnableKind"], self.row["runnable"]
        row = await rows.runnable(info.context, kind, key) if kind and key else None
        return runnable_of(kind, row) if row else None

    @field("The usage, where there is one.")
    async def usage(self, info: Info) -> Usage | None:
        row = self.row["usage"] and await rows.usage(info.context, self.row["usage"])
        return Usage.of(row) if row else None

    @field("The job that told of it, where one did.")
    async def job(self, info: Info) -> Job | None:
        return await job_of(info, self.row.get("job"))


@strawberry.type(description="What a subscriber of a workspace's log is told.")
class DetectionEvent:
    cursor: str = strawberry.field(description="The place in the log up to which everything has been told.")
    detection: Detection | None = strawberry.field(
        description="What became true; null on an event that only moves the cursor past what the filter left out."
    )

    @classmethod
    def of(cls, workspace: str, number: int, row: Row | None) -> DetectionEvent:
        """The event of the entry that a row tells of, without one of the place of a number."""
        detection = None if row is None else Detection.of(workspace, row)
        return cls(cursor=cursors_of(workspace).encode((number,)), detection=detection)


@strawberry.type(description="A page of a workspace's log.")
class DetectionConnection(Connection[Detection]):
    head_cursor: str = strawberry.field(
        description="The newest of the whole log: subscribe after it and nothing falls between."
    )


def log_page(workspace: str, found: Listing, head: int) -> DetectionConnection:
    """A page of a workspace's log, whose newest entry has the number ``head``."""
    return DetectionConnection(
        listing=found,
        nodes=[Detection.of(workspace, row) for row in found.rows],
        page_info=PageInfo.of(found),
        head_cursor=cursors_of(workspace).encode((head,)),
    )
