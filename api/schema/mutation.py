"""The mutations."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, cast

import strawberry

import ingest
from api import ids
from api.deployments import deployment_of, ref_of
from api.errors import APIError, BadInput, ErrorCode
from api.observation.metrics import ACCESSES, DUPLICATES, JOBS
from api.operation import Info, Operation
from api.reading import rows
from api.rights import paths_of, redacted, require, require_in
from api.schema.enums import Right
from api.schema.field import field
from api.schema.inputs import ArchiveInput, ClearAccessInput, DeleteWorkspaceInput, DeployInput, SetAccessInput
from api.schema.job_inputs import RecordJobsInput
from api.schema.payloads import (
    ArchivePayload,
    DeleteWorkspacePayload,
    DeployPayload,
    RecordJobsPayload,
    SetAccessPayload,
)
from api.schema.usage import Usage
from api.texts import check_text
from cypher import InvalidWorkspace

NOTE = 2_000
"""Longest reason of a decision, in characters."""


@strawberry.type(description="All mutations.")
class Mutation:
    @field(
        "Stores and analyses the given items and replaces their earlier versions, in one transaction. "
        "Unchanged items change nothing. A dry run returns the same and stores nothing."
    )
    async def deploy(
        self,
        info: Info,
        input: Annotated[DeployInput, strawberry.argument(description="The items to deploy.")],
        dry_run: Annotated[
            bool, strawberry.argument(description="Whether only to return what would change, without storing anything.")
        ] = False,
    ) -> DeployPayload | None:
        operation = info.context
        deployment = replace(deployment_of(input), within=operation.viewer.grant(input.workspace).folders)
        await require(operation, Right.DEPLOY, input.workspace, paths_of(deployment))
        try:
            done = await ingest.deploy(
                operation.graph, operation.pool, deployment, dry_run=dry_run, limits=operation.configuration.deployment
            )
        except InvalidWorkspace as error:
            raise BadInput("input.workspace", str(error)) from None
        shown = redacted(done, deployment, operation.viewer.grant(input.workspace))
        return DeployPayload(
            deployment=deployment,
            done=shown,
            changed_count=shown.changed_count,
            unchanged_count=done.unchanged_count,
            archived_count=done.archived_count,
        )

    @field("Archives runnables; their usages end.")
    async def archive(
        self, info: Info, input: Annotated[ArchiveInput, strawberry.argument(description="The runnables to archive.")]
    ) -> ArchivePayload | None:
        operation = info.context
        await require(operation, Right.DEPLOY, input.workspace, (ref.path for ref in input.runnables))
        try:
            refs = [ref_of(ref) for ref in input.runnables]
            done = await ingest.archive(
                operation.graph, operation.pool, input.workspace, refs, limits=operation.configuration.deployment
            )
        except InvalidWorkspace as error:
            raise BadInput("input.workspace", str(error)) from None
        except ingest.NotThere:
            raise _no_workspace(input.workspace) from None
        return ArchivePayload(workspace=input.workspace, done=done, archived_count=done.archived_count)

    @field(
        "Records jobs and their accesses, including assets in their arguments. It is safe to send the same "
        "again. An invalid item becomes a problem and does not affect the others."
    )
    async def record_jobs(
        self, info: Info, input: Annotated[RecordJobsInput, strawberry.argument(description="The jobs to record.")]
    ) -> RecordJobsPayload | None:
        operation = info.context
        paths = (job.runnable.path if job.runnable else None for job in input.jobs)
        await require(operation, Right.INGEST, input.workspace, paths)
        configuration = operation.configuration
        try:
            done = await ingest.record(
                operation.graph,
                operation.pool,
                input.workspace,
                cast("list[ingest.JobInput]", input.jobs),
                limits=configuration.jobs,
                kept=configuration.deployment,
            )
        except InvalidWorkspace as error:
            raise BadInput("input.workspace", str(error)) from None
        except ingest.TooMany as error:
            raise APIError(ErrorCode.LIMIT_EXCEEDED, str(error)) from None
        JOBS.inc(done.jobs)
        ACCESSES.inc(done.accesses)
        DUPLICATES.inc(done.duplicates)
        return RecordJobsPayload.of(input.workspace, done)

    @field(
        "Sets the access of a usage by hand, for example one that could not be inferred. The decision "
        "survives deployments."
    )
    async def set_access(
        self, info: Info, input: Annotated[SetAccessInput, strawberry.argument(description="The decision.")]
    ) -> SetAccessPayload | None:
        check_text(input.note, "input.note", NOTE)
        return await _decided(info.context, input.usage_id, input.access, input.note)

    @field("Removes a decision: the inferred access applies again.")
    async def clear_access(
        self, info: Info, input: Annotated[ClearAccessInput, strawberry.argument(description="The decision to remove.")]
    ) -> SetAccessPayload | None:
        return await _decided(info.context, input.usage_id, None, None)

    @field(
        "Deletes a workspace with everything in it, including its jobs and its change log. It is gone for everybody "
        "as soon as the deletion begins; if the deletion is interrupted, send it again."
    )
    async def delete_workspace(
        self,
        info: Info,
        input: Annotated[DeleteWorkspaceInput, strawberry.argument(description="The workspace to delete.")],
    ) -> DeleteWorkspacePayload | None:
        operation = info.context
        require_in(operation, Right.DELETE, input.workspace, [None])
        try:
            count = await ingest.delete(operation.graph, input.workspace, limits=operation.configuration.deployment)
        except InvalidWorkspace as error:
            raise BadInput("input.workspace", str(error)) from None
        except ingest.NotThere:
            raise _no_workspace(input.workspace) from None
        return DeleteWorkspacePayload(deleted_count=count)


def _no_workspace(name: str) -> APIError:
    return APIError(ErrorCode.NOT_FOUND, f"there is no workspace {name}")


def _no_usage(argument: str, where: str = "") -> APIError:
    return APIError(ErrorCode.NOT_FOUND, f"{argument}: this usage does not exist{where}", argument=argument)


async def _decided(operation: Operation, usage: str, access: str | None, note: str | None) -> SetAccessPayload:
    """Sets or clears the decision about a usage. Raises an APIError if that is not possible."""
    argument = "input.usageId"
    named = ids.decode(usage, argument)
    if named.label != "Usage":
        raise BadInput(argument, f"{usage[:100]!r} is not the id of a usage")
    await require(operation, Right.DECIDE, named.workspace)
    grant = operation.viewer.grant(named.workspace)
    if grant.folders is not None:
        ((known,),) = await operation.graph.read("usages", requests=[named.key])
        if known is None or not grant.covers(known["path"]):
            raise _no_usage(argument, f" in {', '.join(grant.folders)}, to which this token is restricted")
    if named.heir is not None:
        raise BadInput(argument, "the usage is inherited: set the access of the usage in inheritedFrom")
    try:
        await ingest.decide(operation.graph, named.workspace, named.key, access, operation.viewer.name, note)
    except ingest.NotThere:
        raise _no_usage(argument) from None
    except ingest.Retired:
        raise BadInput(argument, "the usage has ended: the runnable no longer uses the asset") from None
    row = await rows.usage(operation, named.key)
    return SetAccessPayload(usage=Usage.of(row) if row else None)
