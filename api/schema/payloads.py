"""The results of mutations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import strawberry

import ingest
from analyzers.facts import gravest_first
from api.cursors import Cursors, Position
from api.operation import Info, Operation
from api.paging import Listing, Row, Walk, Window, listing
from api.reading import log, rows
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
    """The log entries that a mutation wrote."""
    window = Window.of(operation.limits, log.cursors_of(workspace), first, after, (-1,))
    grant = operation.viewer.grant(workspace)
    rows = (detection.row(workspace) for detection in done.detections)
    written = [row for row in rows if grant.covers(row["runnablePath"])]

    def position(row: Row) -> Position:
        return (row["sequence"],)

    async def walk(at: Position, length: int) -> Walk:
        return Walk([row for row in written if position(row) > at], None)

    return log_page(workspace, await listing(window, walk, position), await log.head(operation.graph, workspace))


@strawberry.type(description="The result of a deployment.")
class DeployPayload:
    deployment: strawberry.Private[ingest.Deployment]
    done: strawberry.Private[ingest.Deployed]
    changed_count: int = strawberry.field(description="Number of runnables that changed.")
    unchanged_count: int = strawberry.field(description="Number of runnables that were the same already.")

    archived_count: int = strawberry.field(description="Number of runnables that were archived.")

    @field("The runnables that changed: first those of the input, in its order, then those that import them.")
    async def changed(self, info: Info, first: First = 50, after: After = None) -> CountedConnection[Runnable]:
        return await self._page(info, "changed", self.done.changed, first, after)

    @field("The runnables that were archived.")
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
        shown = [refs[row["place"]] for row in found.rows]
        keys = [(ref.kind, ref.key(workspace)) for ref in shown]
        stored = await rows.present(operation, "runnables", keys)
        for row, ref, key in zip(found.rows, shown, keys, strict=True):
            row |= {"kind": ref.kind.value} | (stored.get(key) or self._brought(ref))
        return connection(found, lambda row: runnable_of(row["kind"], row))

    @field("What was not understood in what changed, the most serious first.")
    def diagnostics(self, first: Few = 100) -> list[Diagnostic]:
        return [Diagnostic.of(row) for row in gravest_first(self.done.diagnostics)[: few(first, 100)]]

    @field("The detections that it wrote to the change log.")
    async def detections(self, info: Info, first: First = 50, after: After = None) -> DetectionConnection:
        return await _announced(info.context, self.deployment.workspace, self.done, first, after)

    def _brought(self, ref: ingest.RunnableRef) -> Row:
        """The row of a runnable that a dry run would have stored."""
        work = next(work for work in map(Work.of, self.deployment.items) if work.ref == ref)
        absent = dict.fromkeys(("summary", "language", "triggerKind", "runsKind", "runsPath", "deployedAt"))
        return {"key": ref.key(self.deployment.workspace), **absent, **properties(work)}


@strawberry.type(description="The result of archiving.")
class ArchivePayload:
    workspace: strawberry.Private[str]
    done: strawberry.Private[ingest.Deployed]
    archived_count: int = strawberry.field(description="Number of runnables that were archived now.")

    @field("The detections that it wrote to the change log.")
    async def detections(self, info: Info, first: First = 50, after: After = None) -> DetectionConnection:
        return await _announced(info.context, self.workspace, self.done, first, after)


@strawberry.type(description="The result of deleting a workspace.")
class DeleteWorkspacePayload:
    deleted_count: int = strawberry.field(
        description="Number of objects that were deleted now: assets, runnables, usages, jobs, detections and others."
    )


@strawberry.type(description="Something that was not recorded of a job.")
class RecordProblem:
    job_id: str = strawberry.field(description="Id of the job.")
    access_index: int | None = strawberry.field(description="Index of the access; null if it is about the job itself.")
    code: str = strawberry.field(description="Its code; docs/diagnostics.md explains all codes.")
    message: str = strawberry.field(description="The message, for people.")


@strawberry.type(description="The result of recording jobs.")
class RecordJobsPayload:
    workspace: strawberry.Private[str]
    done: strawberry.Private[ingest.Recorded]
    recorded_jobs: int = strawberry.field(description="Number of jobs that were accepted, new or known.")
    recorded_accesses: int = strawberry.field(
        description=("Number of new accesses, including those found in arguments and statements.")
    )
    duplicate_accesses: int = strawberry.field(description="Number of accesses that were already known.")
    problems: list[RecordProblem] = strawberry.field(description="What was not recorded, and why.")

    @classmethod
    def of(cls, workspace: str, done: ingest.Recorded) -> RecordJobsPayload:
        """Converts the result of recording a batch."""
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

    @field("The detections that it wrote to the change log.")
    async def detections(self, info: Info, first: First = 50, after: After = None) -> DetectionConnection:
        return await _announced(info.context, self.workspace, self.done, first, after)


@strawberry.type(description="The result of a decision.")
class SetAccessPayload:
    usage: Usage | None = strawberry.field(description="The usage as it is now.")
