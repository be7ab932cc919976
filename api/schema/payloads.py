"""What mutations answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import strawberry

import ingest
from analyzers.facts import Severity
from api.cursors import Cursors, Position
from api.operation import Info, Operation
from api.paging import Listing, Row, Walk, Window, listing
from api.reading import log
from api.schema.arguments import After, Few, First, few
from api.schema.connection import CountedConnection, connection
from api.schema.detection import DetectionConnection, log_page
from api.schema.field import field
from api.schema.place import Diagnostic
from api.schema.runnable import Runnable
from api.schema.runnables import runnable_of
from api.schema.usage import Usage
from ingest.items import Work, properties


async def _announced(
    operation: Operation,
    workspace: str,
    done: ingest.Deployed | ingest.Recorded,
    first: int | None,
    after: str | None,
) -> DetectionConnection:
    """The part of the log that a mutation wrote."""
    window = Window.of(operation.limits, log.cursors_of(workspace), first, after, (-1,))
    grant = operation.viewer.grant(workspace)
    told = (detection.row(workspace) for detection in done.detections)
    written = [row for row in told if grant.covers(row["runnablePath"])]

    def position(row: Row) -> Position:
        return (row["sequence"],)

    async def walk(at: Position, length: int) -> Walk:
        return Walk([row for row in written if position(row) > at], None)

    head, _ = await log.bounds(operation.graph, workspace)
    return log_page(workspace, await listing(window, walk, position), head)


@strawberry.type(description="What a deployment changed.")
class DeployPayload:
    deployment: strawberry.Private[ingest.Deployment]
    done: strawberry.Private[ingest.Deployed]
    changed_count: int = strawberry.field(description="How many runnables changed.")
    unchanged_count: int = strawberry.field(description="How many were as they are stored.")

    archived_count: int = strawberry.field(description="How many runnables were taken out of service.")

    @field("The runnables that changed, in the order of the input, then what imports them.")
    async def changed(self, info: Info, first: First = 50, after: After = None) -> CountedConnection[Runnable]:
        return await self._page(info, "changed", self.done.changed, first, after)

    @field("The runnables that were taken out of service.")
    async def archived(self, info: Info, first: First = 50, after: After = None) -> CountedConnection[Runnable]:
        return await self._page(info, "archived", self.done.archived, first, after)

    async def _page(
        self, info: Info, name: str, refs: Sequence[ingest.RunnableRef], first: int | None, after: str | None
    ) -> CountedConnection[Runnable]:
        operation, workspace = info.context, self.deployment.workspace
        window = Window.of(operation.limits, Cursors(name, workspace), first, after, (-1,))

        async def walk(at: Position, length: int) -> Walk:
            return Walk([{"place": place} for place in range(len(refs)) if (place,) > at], None)

        async def count() -> Any:
            return len(refs)

        found: Listing = await listing(window, walk, lambda row: (row["place"],), count)
        for row in found.rows:
            ref = refs[row["place"]]
            (stored,) = await operation.joined("runnables", (ref.kind, ref.key(workspace)))
            row |= {"kind": ref.kind.value} | (stored or self._brought(ref))
        return connection(found, lambda row: runnable_of(row["kind"], row))

    @field("What was not understood in what changed, the gravest first.")
    def diagnostics(self, first: Few = 100) -> list[Diagnostic]:
        ranks = list(Severity)
        found = sorted(self.done.diagnostics, key=lambda row: ranks.index(row.severity))
        return [Diagnostic.of(row) for row in found[: few(first, 100)]]

    @field("What was announced.")
    async def detections(self, info: Info, first: First = 50, after: After = None) -> DetectionConnection:
        return await _announced(info.context, self.deployment.workspace, self.done, first, after)

    def _brought(self, ref: ingest.RunnableRef) -> Row:
        """The row of a runnable that a dry run would have stored."""
        work = next(work for work in map(Work.of, self.deployment.items) if work.ref == ref)
        absent = dict.fromkeys(("summary", "language", "triggerKind", "runsKind", "runsPath", "deployedAt"))
        return {"key": ref.key(self.deployment.workspace), **absent, **properties(work)}


@strawberry.type(description="What was taken out of service.")
class ArchivePayload:
    workspace: strawberry.Private[str]
    done: strawberry.Private[ingest.Deployed]
    archived_count: int = strawberry.field(description="How many runnables were in service until now.")

    @field("What was announced.")
    async def detections(self, info: Info, first: First = 50, after: After = None) -> DetectionConnection:
        return await _announced(info.context, self.workspace, self.done, first, after)


@strawberry.type(description="What was not recorded of a job.")
class RecordProblem:
    job_id: str = strawberry.field(description="The job's own id.")
    access_index: int | None = strawberry.field(description="The place among its accesses; null for the job itself.")
    code: str = strawberry.field(description="What kind of problem it is.")
    message: str = strawberry.field(description="What is wrong, in words for who told of it.")


@strawberry.type(description="What was recorded.")
class RecordJobsPayload:
    workspace: strawberry.Private[str]
    done: strawberry.Private[ingest.Recorded]
    recorded_jobs: int = strawberry.field(description="How many jobs were taken, new ones and known ones.")
    recorded_accesses: int = strawberry.field(
        description="How many accesses are new, with those that arguments and statements tell of."
    )
    duplicate_accesses: int = strawberry.field(description="How many accesses were known.")
    problems: list[RecordProblem] = strawberry.field(description="What was not recorded.")

    @classmethod
    def of(cls, workspace: str, done: ingest.Recorded) -> RecordJobsPayload:
        """The answer to a batch."""
        return cls(
            workspace=workspace,
            done=done,
            recorded_jobs=done.jobs,
            recorded_accesses=done.accesses,
            duplicate_accesses=done.duplicates,
            problems=[
                RecordProblem(
                    job_id=problem.job_id,
                    access_index=problem.access_index,
                    code=problem.code,
                    message=problem.message,
                )
                for problem in done.problems
            ],
        )

    @field("What was announced.")
    async def detections(self, info: Info, first: First = 50, after: After = None) -> DetectionConnection:
        return await _announced(info.context, self.workspace, self.done, first, after)


@strawberry.type(description="A usage after a decision.")
class SetAccessPayload:
    usage: Usage | None = strawberry.field(description="As it is now.")
