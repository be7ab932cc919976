"""Workspaces: the entry point to everything in them."""

from __future__ import annotations

import asyncio
from typing import Annotated

import strawberry

from api.errors import BadInput
from api.operation import Info
from api.reading import assets, diagnostics, jobs, log, rows, runnables
from api.schema import stored
from api.schema.arguments import After, First
from api.schema.asset import Asset, Filter, usages_of
from api.schema.connection import Connection, CountedConnection, connection
from api.schema.detection import DetectionConnection, log_page
from api.schema.enums import AssetOrderField, Right, RunnableKind, Severity, SortDirection, UsageScope
from api.schema.field import column, field
from api.schema.filters import (
    AssetFilter,
    AssetOrder,
    DetectionFilter,
    JobFilter,
    RunnableFilter,
    RunnableRefInput,
    UsageFilter,
    distinct,
)
from api.schema.flow import Flow
from api.schema.job import Job, job_of
from api.schema.lineage import Depth, Lineage, LineageDirection, Most, References, Way, lineage_of, roots_of
from api.schema.node import Node
from api.schema.place import Diagnostic
from api.schema.runnable import Runnable, Script
from api.schema.runnables import runnable_of
from api.schema.scalars import AssetURI
from api.schema.usage import Usage
from cypher import key
from ingest.usages import asset_key

Path = Annotated[str, strawberry.argument(description="Its path in the workspace.")]
URI = Annotated[
    AssetURI,
    strawberry.argument(
        description="URI of the asset, in any accepted spelling; a bucket stands for the storage that it is known for."
    ),
]
RunnablesFilter = Annotated[RunnableFilter | None, strawberry.argument(description="Restricts the runnables.")]


@strawberry.type(description="A workspace: its scripts and flows, and the assets that they use.")
class Workspace(Node):
    name: str = column("Its name, unique on this server.", "key")

    @field("What the caller may do in this workspace.")
    def viewer_rights(self, info: Info) -> list[Right]:
        return sorted(info.context.viewer.rights(self.name), key=list(Right).index)

    @field("The asset with this URI; null if it has not been seen.")
    async def asset(self, info: Info, uri: URI) -> Asset | None:
        (named,) = await rows.assets_named(info.context, self.name, [uri], "uri")
        row = await rows.asset(info.context, asset_key(self.name, named))
        return Asset.of(row) if row else None

    @field("The assets with these URIs, in the same order, null for those that have not been seen; 200 at most.")
    async def assets_by_uri(
        self,
        info: Info,
        uris: Annotated[
            list[AssetURI], strawberry.argument(description="URIs of the assets, in any accepted spelling.")
        ],
    ) -> list[Asset | None]:
        if len(uris) > info.context.limits.items:
            raise BadInput("uris", f"{len(uris)} URIs are more than the limit of {info.context.limits.items}")
        named = await rows.assets_named(info.context, self.name, uris, "uris")
        found = await asyncio.gather(*(rows.asset(info.context, asset_key(self.name, one)) for one in named))
        return [Asset.of(row) if row else None for row in found]

    @field("Its assets, ordered by URI by default. Avoid ordering by times that change while you read pages.")
    async def assets(
        self,
        info: Info,
        filter: Annotated[AssetFilter | None, strawberry.argument(description="Restricts the assets.")] = None,
        order_by: Annotated[AssetOrder, strawberry.argument(description="The order of the list.")] = AssetOrder(  # noqa: B008
            field=AssetOrderField.URI, direction=SortDirection.ASC
        ),
        first: First = 50,
        after: After = None,
    ) -> CountedConnection[Asset]:
        found = await assets.of_workspace(info.context, self.name, filter or AssetFilter(), order_by, first, after)
        return connection(found, Asset.of)

    @field("The usages of a URI, even one that has not been seen: usages of patterns and containers apply to it.")
    async def usages_of(
        self,
        info: Info,
        uri: URI,
        scope: Annotated[
            UsageScope, strawberry.argument(description="Which related assets are included.")
        ] = UsageScope.MATCHING,
        filter: Filter = None,
        first: First = 50,
        after: After = None,
    ) -> CountedConnection[Usage] | None:
        (asset,) = await rows.assets_named(info.context, self.name, [uri], "uri")
        key = asset_key(self.name, asset)
        return await usages_of(info, "usagesOf", key, asset, scope, filter or UsageFilter(), first, after)

    @field("The script with this path.")
    async def script(self, info: Info, path: Path) -> Script | None:
        row = await rows.named(info.context, self.name, "SCRIPT", path)
        return Script.of(row) if row else None

    @field("Its scripts, ordered by path.")
    async def scripts(
        self, info: Info, filter: RunnablesFilter = None, first: First = 50, after: After = None
    ) -> CountedConnection[Script]:
        wanted = filter or RunnableFilter()
        found = await runnables.of_kind(info.context, "SCRIPT", self.name, wanted, first, after)
        return connection(found, Script.of)

    @field("The flow with this path.")
    async def flow(self, info: Info, path: Path) -> Flow | None:
        row = await rows.named(info.context, self.name, "FLOW", path)
        return Flow.of(row) if row else None

    @field("Its flows, ordered by path.")
    async def flows(
        self, info: Info, filter: RunnablesFilter = None, first: First = 50, after: After = None
    ) -> CountedConnection[Flow]:
        wanted = filter or RunnableFilter()
        found = await runnables.of_kind(info.context, "FLOW", self.name, wanted, first, after)
        return connection(found, Flow.of)

    @field("The runnable with this kind and path.")
    async def runnable(
        self,
        info: Info,
        ref: Annotated[RunnableRefInput, strawberry.argument(description="Kind and path of the runnable.")],
    ) -> Runnable | None:
        row = await rows.named(info.context, self.name, ref.kind, ref.path)
        return runnable_of(ref.kind, row) if row else None

    @field("Its scripts, flows, apps, schedules and triggers, by path; steps are listed by their flow.")
    async def runnables(
        self,
        info: Info,
        kinds: Annotated[list[RunnableKind] | None, strawberry.argument(description="Of one of these kinds.")] = None,
        filter: RunnablesFilter = None,
        first: First = 50,
        after: After = None,
    ) -> CountedConnection[Runnable]:
        wanted = filter or RunnableFilter()
        found = await runnables.of_workspace(info.context, self.name, kinds, wanted, first, after)
        return connection(found, lambda row: runnable_of(row["kind"], row))

    @field("What was not understood, so that something may be missing from the graph.")
    async def diagnostics(
        self,
        info: Info,
        severities: Annotated[
            list[Severity] | None, strawberry.argument(description="Only those with one of these severities.")
        ] = None,
        codes: Annotated[
            list[str] | None, strawberry.argument(description="Only those with one of these codes.")
        ] = None,
        path_prefix: Annotated[
            str | None, strawberry.argument(description="Only those whose path starts with this.")
        ] = None,
        first: First = 50,
        after: After = None,
    ) -> CountedConnection[Diagnostic]:
        wanted = distinct(severities, "severities"), distinct(codes, "codes")
        found = await diagnostics.of_workspace(info.context, self.name, *wanted, path_prefix or "", first, after)
        return connection(found, stored.diagnostic)

    @field("The job with this id.")
    async def job(
        self,
        info: Info,
        job_id: Annotated[str, strawberry.argument(description="Id that the system which ran the job gave it.")],
    ) -> Job | None:
        return await job_of(info, key(self.name, "Job", job_id))

    @field("Its jobs, newest first by createdAt.")
    async def jobs(
        self,
        info: Info,
        filter: Annotated[JobFilter | None, strawberry.argument(description="Restricts the jobs.")] = None,
        first: First = 50,
        after: After = None,
    ) -> Connection[Job]:
        found = await jobs.of_workspace(info.context, self.name, filter or JobFilter(), first, after)
        return connection(found, Job.of)

    @field("The lineage of several assets or runnables together; ids that do not exist are ignored.")
    async def lineage(
        self,
        info: Info,
        roots: Annotated[list[strawberry.ID], strawberry.argument(description="Ids of assets and runnables.")],
        direction: Way = LineageDirection.BOTH,
        depth: Depth = 3,
        max_nodes: Most = 500,
        references: References = True,
    ) -> Lineage | None:
        found = roots_of(info, self.name, roots)
        return await lineage_of(info, self.name, found, direction, depth, max_nodes, references)

    @field(
        "The change log that the subscription follows, oldest first, with the same cursors. Use last and "
        "before to read the newest part."
    )
    async def detections(
        self,
        info: Info,
        filter: Annotated[DetectionFilter | None, strawberry.argument(description="Restricts the detections.")] = None,
        first: First = None,
        after: After = None,
        last: Annotated[
            int | None, strawberry.argument(description="Maximum number of the newest rows, 1 to 200.")
        ] = None,
        before: Annotated[str | None, strawberry.argument(description="Cursor before which the page ends.")] = None,
    ) -> DetectionConnection:
        wanted = filter or DetectionFilter()
        found, head = await log.of_workspace(info.context, self.name, wanted, first, after, last, before)
        return log_page(self.name, found, head)


def workspace_of(key: str) -> Workspace:
    """The workspace with this name, or that of any node's key."""
    name = key.partition(":")[0]
    return Workspace.of({"key": name})
