"""What can be changed."""

from __future__ import annotations

from typing import Annotated

import strawberry

import ingest
from api.deployments import deployment_of, ref_of
from api.errors import BadInput
from api.operation import Info
from api.schema.enums import Right
from api.schema.field import field
from api.schema.inputs import ArchiveInput, DeployInput
from api.schema.payloads import ArchivePayload, DeployPayload
from cypher import InvalidWorkspace


@strawberry.type(description="What can be changed.")
class Mutation:
    @field(
        "Stores what is given, analyses it, and replaces what earlier versions said, in one transaction. Content that "
        "did not change changes nothing. A dry run answers the same and stores nothing."
    )
    async def deploy(
        self,
        info: Info,
        input: Annotated[DeployInput, strawberry.argument(description="What changes.")],
        dry_run: Annotated[bool, strawberry.argument(description="Answers what would be, and stores nothing.")] = False,
    ) -> DeployPayload | None:
        operation = info.context
        operation.viewer.require(Right.DEPLOY, input.workspace)
        deployment = deployment_of(input)
        try:
            done = await ingest.deploy(
                operation.graph, operation.pool, deployment, dry_run=dry_run, limits=operation.deployment
            )
        except InvalidWorkspace as error:
            raise BadInput("input.workspace", str(error)) from None
        return DeployPayload(
            deployment=deployment,
            done=done,
            changed_count=done.changed_count,
            unchanged_count=done.unchanged_count,
            archived_count=done.archived_count,
        )

    @field("Takes runnables out of service; their usages retire.")
    async def archive(
        self, info: Info, input: Annotated[ArchiveInput, strawberry.argument(description="Which runnables.")]
    ) -> ArchivePayload | None:
        operation = info.context
        operation.viewer.require(Right.DEPLOY, input.workspace)
        try:
            refs = [ref_of(ref) for ref in input.runnables]
            done = await ingest.archive(
                operation.graph, operation.pool, input.workspace, refs, limits=operation.deployment
            )
        except InvalidWorkspace as error:
            raise BadInput("input.workspace", str(error)) from None
        return ArchivePayload(workspace=input.workspace, done=done, archived_count=done.archived_count)
