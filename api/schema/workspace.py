"""Workspaces: the one door to everything in them."""

from __future__ import annotations

import asyncio
from typing import Annotated

import strawberry

from api import ids
from api.errors import BadInput
from api.operation import Info
from api.reading import assets, diagnostics, jobs, log, rows, runnables
from api.schema import stored
from api.schema.arguments import After, First
from api.schema.asset import Asset, Filter, usages_of
from api.schema.connection import Connection, CountedConnection, connection
from api.schema.detection import DetectionConnection, log_page
from api.schema.enums import AssetOrderField, Right, Severity, SortDirection, UsageScope
from api.schema.field import field
from api.schema.filters import (
    AssetFilter,
    AssetOrder,
    DetectionFilter,
    JobFilter,
    RunnableFilter,
    RunnableRefInput,
    UsageFilter,
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
URI = Annotated[AssetURI, strawberry.argument(description="Any accepted spelling of its URI.")]
RunnablesFilter = Annotated[RunnableFilter | None, strawberry.argument(description="Which runnables.")]


@strawberry.type(description="A workspace of scripts and flows, and the assets that they use.")
class Workspace(Node):
    name: str = strawberry.field(description="Its name, unique on this server.")

    @field("What the caller may do here.")
    def viewer_rights(self, info: Info) -> list[Right]:
        return sorted(info.context.viewer.rights(self.name), key=list(Right).index)

    @field("The asset that a URI names, where it was seen.")
    async def asset(self, info: Info, uri: URI) -> Asset | None:
        row = await rows.asset(info.context, asset_key(self.name, rows.parsed(uri, "uri")))
        return Asset.of(row) if row else None

    @field("In the order asked for, null where there is none; at most 200.")
    async def assets_by_uri(
        self,
        info: Info,
        uris: Annotated[list[AssetURI], strawberry.argument(description="Any accepted spellings of URIs.")],
    ) -> list[Asset | None]:
        if len(uris) > info.context.limits.items:
            raise BadInput("uris", f"{len(uris)} are more than {info.context.limits.items}")
        keys = [asset_key(self.name, rows.parsed(uri, "uris")) for uri in uris]
        found = await asyncio.gather(*(rows.asset(info.context, key) for key in keys))
        return [Asset.of(row) if row else None for row in found]

    @field("Its assets, by URI unless asked otherwise: the times change while one pages.")
    async def assets(
        self,
        info: Info,
        filter: Annotated[AssetFilter | None, strawberry.argument(description="Which assets.")] = None,
        order_by: Annotated[AssetOrder, strawberry.argument(description="In which order.")] = AssetOrder(  # noqa: B008
            field=AssetOrderField.URI, direction=SortDirection.ASC
        ),
        first: First = 50,
        after: After = None,
    ) -> CountedConnection[Asset]:
        found = await assets.of_workspace(info.context, self.name, filter or AssetFilter(), order_by, first, after)
        return connection(found, Asset.of)

    @field("What uses this, also for a URI that nobody has seen: patterns and containers answer for it.")
    async def usages_of(
        self,
        info: Info,
        uri: URI,
        scope: Annotated[
            UsageScope, strawberry.argument(description="What answers for the asset beside itself.")
        ] = UsageScope.MATCHING,
        filter: Filter = None,
        first: First = 50,
        after: After = None,
    ) -> CountedConnection[Usage] | None:
        asset = rows.parsed(uri, "uri")
        return await usages_of(info, "usagesOf", self.name, asset, scope, filter or UsageFilter(), first, after)

    @field("The script at a path.")
    async def script(self, info: Info, path: Path) -> Script | None:
        row = await rows.named(info.context, self.name, "SCRIPT", path)
        return Script.of(row) if row else None

    @field("Its scripts, by path.")
    async def scripts(
        self, info: Info, filter: RunnablesFilter = None, first: First = 50, after: After = None
    ) -> CountedConnection[Script]:
        wanted = filter or RunnableFilter()
        found = await runnables.of_workspace(info.context, "scripts", self.name, wanted, first, after)
        return connection(found, Script.of)

    @field("The flow at a path.")
    async def flow(self, info: Info, path: Path) -> Flow | None:
        row = await rows.named(info.context, self.name, "FLOW", path)
        return Flow.of(row) if row else None

    @field("Its flows, by path.")
    async def flows(
        self, info: Info, filter: RunnablesFilter = None, first: First = 50, after: After = None
    ) -> CountedConnection[Flow]:
        wanted = filter or RunnableFilter()
        found = await runnables.of_workspace(info.context, "flows", self.name, wanted, first, after)
        return connection(found, Flow.of)

    @field("The runnable of a kind at a path.")
    async def runnable(
        self, info: Info, ref: Annotated[RunnableRefInput, strawberry.argument(description="Which runnable.")]
    ) -> Runnable | None:
        row = await rows.named(info.context, self.name, ref.kind, ref.path)
        return runnable_of(ref.kind, row) if row else None

    @field("What was not understood: what may be missing from the graph.")
    async def diagnostics(
        self,
        info: Info,
        severities: Annotated[list[Severity] | None, strawberry.argument(description="Of one of these.")] = None,
        codes: Annotated[list[str] | None, strawberry.argument(description="With one of these codes.")] = None,
        path_prefix: Annotated[str | None, strawberry.argument(description="Whose path begins so.")] = None,
        first: First = 50,
        after: After = None,
    ) -> CountedConnection[Diagnostic]:
        found = await diagnostics.of_workspace(
            info.context, self.name, severities, codes, path_prefix or "", first, after
        )
        return connection(found, stored.diagnostic)

    @field("The job of an id.")
    async def job(
        self, info: Info, job_id: Annotated[str, strawberry.argument(description="Its own id.")]
    ) -> Job | None:
        return await job_of(info, key(self.name, "Job", job_id))

    @field("Its jobs, newest first, by createdAt.")
    async def jobs(
        self,
        info: Info,
        filter: Annotated[JobFilter | None, strawberry.argument(description="Which jobs.")] = None,
        first: First = 50,
        after: After = None,
    ) -> Connection[Job]:
        found = await jobs.of_workspace(info.context, self.name, filter or JobFilter(), first, after)
        return connection(found, Job.of)

    @field("From several assets or runnables at once; those that are not there are left out.")
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
        "The log behind the subscription, oldest first, with the same cursors; last and before give its newest part."
    )
    async def detections(
        self,
        info: Info,
        filter: Annotated[DetectionFilter | None, strawberry.argument(description="Which detections.")] = None,
        first: First = None,
        after: After = None,
        last: Annotated[
            int | None, strawberry.argument(description="How many of the newest rows at most, 1 to 200.")
        ] = None,
        before: Annotated[str | None, strawberry.argument(description="The cursor before which the page ends.")] = None,
    ) -> DetectionConnection:
        wanted = filter or DetectionFilter()
        found, head = await log.of_workspace(info.context, self.name, wanted, first, after, last, before)
        return log_page(self.name, found, head)


def workspace_of(key: str) -> Workspace:
    """The workspace of a name, or of anything whose key is given."""
    name = key.partition(":")[0]
    return Workspace(id=strawberry.ID(ids.encode("Workspace", name)), name=name)
