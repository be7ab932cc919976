"""Detections: entries of a workspace's log."""

from __future__ import annotations

from typing import Any

import orjson
import strawberry

from api.operation import Info
from api.paging import Listing, Row
from api.reading import rows
from api.reading.log import cursors_of
from api.schema.asset import Asset
from api.schema.connection import Connection
from api.schema.enums import Access, Agreement, AssetKind, DetectionChange, Evidence, RunnableKind
from api.schema.field import column, computed, field
from api.schema.job import Job, job_of
from api.schema.node import Node
from api.schema.runnable import Runnable
from api.schema.runnables import runnable_of
from api.schema.scalars import AssetURI, Instant
from api.schema.usage import Usage


@strawberry.type(description="What was known about a usage at one time.")
class UsageState:
    access: Access = strawberry.field(description="How the asset was used.")
    evidence: list[Evidence] = strawberry.field(description="Where the knowledge came from.")
    agreement: Agreement = strawberry.field(description="Whether code and tracked jobs agreed.")

    @classmethod
    def of(cls, text: str | None) -> UsageState | None:
        """Reads the state from the JSON in the log."""
        if text is None:
            return None
        state: dict[str, Any] = orjson.loads(text)
        return cls(access=state["access"], evidence=state["evidence"], agreement=Agreement(state["agreement"]))


@strawberry.type(description=("An entry of the change log. It stays as it is when the objects that it names are gone."))
class Detection(Node):
    workspace: strawberry.Private[str]
    cursor: str = computed(
        "Its position in the log, valid for lists and subscriptions.",
        lambda entry: cursors_of(entry.workspace).encode((entry.row["sequence"],)),
    )
    change: DetectionChange = column("The kind of change.", "change")
    at: Instant = column("Time.", "at")
    uri: AssetURI = column("URI of the asset.", "uri")
    kind: AssetKind = column("Kind of the asset.", "kind")
    runnable_kind: RunnableKind | None = column("Kind of the runnable.", "runnableKind")
    runnable_path: str | None = column("Path of the runnable.", "runnablePath")
    evidence: Evidence | None = column("Where the knowledge came from.", "evidence")
    before: UsageState | None = computed(
        "The usage before the change; null if there was none.", lambda entry: UsageState.of(entry.row["beforeJson"])
    )
    after: UsageState | None = computed(
        "The usage after the change; null if there is none.", lambda entry: UsageState.of(entry.row["afterJson"])
    )

    @property
    def key(self) -> str:
        return f"{self.workspace}:{self.row['sequence']}"

    @field("The asset.")
    async def asset(self, info: Info) -> Asset | None:
        row = self.row["asset"] and await rows.asset(info.context, self.row["asset"])
        return Asset.of(row) if row else None

    @field("The runnable; null if there is none or it is gone.")
    async def runnable(self, info: Info) -> Runnable | None:
        kind, key = self.row["runnableKind"], self.row["runnable"]
        row = await rows.runnable(info.context, kind, key) if kind and key else None
        return runnable_of(kind, row) if row else None

    @field("The usage; null if there is none or it is gone.")
    async def usage(self, info: Info) -> Usage | None:
        row = self.row["usage"] and await rows.usage(info.context, self.row["usage"])
        return Usage.of(row) if row else None

    @field("The job that showed it, if one did.")
    async def job(self, info: Info) -> Job | None:
        return await job_of(info, self.row.get("job"))


@strawberry.type(description="An event of a subscription to a workspace's change log.")
class DetectionEvent:
    cursor: str = strawberry.field(description="Position in the log up to which everything has been sent.")
    detection: Detection | None = strawberry.field(
        description=("The detection; null in an event that only moves the cursor past what the filter excludes.")
    )

    @classmethod
    def of(cls, workspace: str, number: int, row: Row | None) -> DetectionEvent:
        """The event of a log entry, or without a row one that only moves the cursor to a sequence number."""
        detection = None if row is None else Detection(workspace=workspace, row=row)
        return cls(cursor=cursors_of(workspace).encode((number,)), detection=detection)


@strawberry.type(description="A page of a workspace's change log.")
class DetectionConnection(Connection[Detection]):
    head_cursor: str = strawberry.field(
        description=("Cursor of the newest detection in the log. Subscribe after it to miss nothing.")
    )


def log_page(workspace: str, found: Listing, head: int) -> DetectionConnection:
    """A page of a workspace's log; ``head`` is the sequence number of its newest entry."""
    return DetectionConnection(
        listing=found,
        nodes=[Detection(workspace=workspace, row=row) for row in found.rows],
        head_cursor=cursors_of(workspace).encode((head,)),
    )
