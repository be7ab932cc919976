"""Runnables: the interface, and all kinds but flows and steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

from api.operation import Info
from api.paging import Row
from api.reading import diagnostics, jobs, rows, runnables, usages
from api.schema import stored
from api.schema.arguments import After, Few, First, few
from api.schema.asset import Filter
from api.schema.connection import Connection, CountedConnection, connection
from api.schema.enums import Language, RunnableKind
from api.schema.field import column, computed, field
from api.schema.filters import UsageFilter
from api.schema.job import Job
from api.schema.node import Node
from api.schema.place import Diagnostic
from api.schema.scalars import Instant
from api.schema.usage import Usage

if TYPE_CHECKING:
    from api.schema.workspace import Workspace


@strawberry.interface(description="Anything that can use an asset: code, or what starts it.")
class Runnable(Node):
    runnable_kind: RunnableKind = computed("Its kind.", lambda runnable: type(runnable).__name__.upper())
    path: str = column("Its path in the workspace; for a step, the flow's path, '#' and the step's id.", "path")
    summary: str | None = column("The author's summary.", "summary")

    @field("The workspace that it belongs to.")
    def workspace(self) -> Annotated[Workspace, strawberry.lazy("api.schema.workspace")]:
        from api.schema.workspace import workspace_of

        return workspace_of(self.key)

    @field("Its usages of assets, ordered by URI; for a flow, step or app also those of what it runs.")
    async def usages(
        self, info: Info, filter: Filter = None, first: First = 50, after: After = None
    ) -> CountedConnection[Usage] | None:
        wanted = usages.Wanted.of(self.key.partition(":")[0], filter or UsageFilter())
        found = await usages.of_runnable(info.context, self.runnable_kind, self.key, wanted, first, after)
        return connection(found, Usage.of)

    @field("Its own jobs, newest first.")
    async def jobs(self, info: Info, first: First = 50, after: After = None) -> Connection[Job] | None:
        return connection(await jobs.of_runnable(info.context, self.key, first, after), Job.of)


class Starting:
    """A mixin for what can run several scripts and flows."""

    key: str
    runnable_kind: RunnableKind

    async def all_started(
        self, info: Info, first: int | None, but: tuple[str | None, str | None] = (None, None)
    ) -> list[Runnable]:
        """The first deployed scripts and flows that it runs, except the one with the kind and path ``but``."""
        from api.schema.runnables import runnable_of

        found = await runnables.run_by(info.context, str(self.runnable_kind), self.key)
        others = [(kind, row) for kind, row in found if (kind, row["path"]) != but]
        return [runnable_of(kind, row) for kind, row in others[: few(first, 100)]]


@strawberry.type(
    description=("A script. language, contentHash and deployedAt are null if it is only known from its jobs.")
)
class Script(Starting, Runnable):
    language: Language | None = column("Its language.", "language")
    content_hash: str | None = column("Digest of everything that was deployed.", "contentHash")
    deployed_at: Instant | None = column("Time at which this version was deployed.", "deployedAt")

    @field("What was not understood in it.")
    async def diagnostics(self, info: Info, first: Few = 100) -> list[Diagnostic]:
        found = await diagnostics.of_runnable(info.context, self.key, few(first, 100))
        return [stored.diagnostic(row) for row in found]

    @field("The deployed scripts and flows that its code runs, ordered by path.")
    async def runs(self, info: Info, first: Few = 100) -> list[Runnable]:
        return await self.all_started(info, first)


@strawberry.type(description="An app: its inline scripts and what it runs.")
class App(Starting, Runnable):
    @field("The deployed scripts and flows that it runs, ordered by path.")
    async def runs(self, info: Info, first: Few = 100) -> list[Runnable]:
        return await self.all_started(info, first)


class Starter:
    """A mixin for what runs one script or flow, which its row names by kind and path."""

    key: str
    row: Row

    async def started(self, info: Info) -> Runnable | None:
        """The script or flow that it runs, if deployed."""
        from api.schema.runnables import runnable_of

        kind, path = self.row["runsKind"], self.row["runsPath"]
        if kind is None or path is None:
            return None
        row = await rows.named(info.context, self.key.partition(":")[0], kind, path)
        return runnable_of(kind, row) if row else None


@strawberry.type(description="A schedule, which starts a script or flow at certain times.")
class Schedule(Starter, Starting, Runnable):
    @field("The deployed script or flow that it runs.")
    async def runs(self, info: Info) -> Runnable | None:
        return await self.started(info)

    @field("The deployed scripts and flows that it runs on a failure, a recovery or a success, ordered by path.")
    async def handlers(self, info: Info, first: Few = 100) -> list[Runnable]:
        return await self.all_started(info, first, (self.row["runsKind"], self.row["runsPath"]))


@strawberry.type(description="A trigger, which starts a script or flow on an event.")
class Trigger(Starter, Starting, Runnable):
    trigger_kind: str = column("Type of the trigger: http, kafka, postgres, s3, ...", "triggerKind")

    @field("The deployed script or flow that it runs.")
    async def runs(self, info: Info) -> Runnable | None:
        return await self.started(info)

    @field("The deployed scripts and flows that it runs on a failure, ordered by path.")
    async def handlers(self, info: Info, first: Few = 100) -> list[Runnable]:
        return await self.all_started(info, first, (self.row["runsKind"], self.row["runsPath"]))
