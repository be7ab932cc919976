"""Assets: the data that code uses."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

import analyzers.asset
from api.operation import Info, Operation
from api.reading import accesses, assets, patterns, rows, usages
from api.schema.arguments import After, First
from api.schema.connection import Connection, CountedConnection, connection
from api.schema.enums import AssetKind, Resolution, UsageScope
from api.schema.field import column, field
from api.schema.filters import JobAccessFilter, UsageFilter
from api.schema.job_access import AccessesFilter, JobAccess
from api.schema.lineage import Depth, Lineage, LineageDirection, Most, References, Way, lineage_of
from api.schema.node import Node
from api.schema.scalars import AssetURI, Instant
from api.schema.usage import Usage

if TYPE_CHECKING:
    from api.schema.workspace import Workspace

Scope = Annotated[UsageScope, strawberry.argument(description="Which related assets are included.")]
Filter = Annotated[UsageFilter | None, strawberry.argument(description="Restricts the usages.")]


_READS = UsageFilter(reads=True)
_WRITES = UsageFilter(writes=True)


async def _used(
    field: str,
    wanted: UsageFilter | None,
    level: Sequence[Asset],
    operation: Operation,
    scope: UsageScope,
    first: int | None,
    filter: UsageFilter | None = None,
    after: str | None = None,
) -> list[Any]:
    """The usages of assets, or the exceptions of reading them. Assets of one workspace are read together, unless there
    is a cursor, which belongs to one list."""
    groups: dict[str, dict[str, analyzers.asset.Asset]] = {}
    for asset in level:
        groups.setdefault(asset.key if after else asset.key.partition(":")[0], {})[asset.key] = asset.named
    asked = wanted or filter or UsageFilter()
    found = await asyncio.gather(
        *(
            usages.of_assets(
                operation,
                workspace := group.partition(":")[0],
                named,
                scope,
                usages.Wanted.of(workspace, asked),
                field,
                first,
                after,
            )
            for group, named in groups.items()
        ),
        return_exceptions=True,
    )
    pages: dict[str, Any] = {}
    for named, read in zip(groups.values(), found, strict=True):
        pages |= dict.fromkeys(named, read) if isinstance(read, BaseException) else read
    found_pages = (pages[asset.key] for asset in level)
    return [page if isinstance(page, BaseException) else connection(page, Usage.of) for page in found_pages]


@strawberry.type(description="A piece of data with its own identity in a workspace.")
class Asset(Node):
    uri: AssetURI = column("Its canonical URI.", "uri")
    kind: AssetKind = column("Its kind.", "kind")
    path: str = column("The URI without its scheme.", "path")
    is_pattern: bool = column(
        "True if the asset stands for many: a glob, a partition token, a path that is built at run time.", "isPattern"
    )
    resource_type: str | None = column("The type of a resource, if the workspace provides it.", "resourceType")
    resolution: Resolution = column(
        "Whether what the asset names exists in the workspace; UNKNOWN if the workspace has not provided "
        "its resources or storages.",
        "resolution",
    )
    first_seen_at: Instant = column("Time at which it was first seen.", "firstSeenAt")
    last_seen_at: Instant = column("Time at which it was last seen.", "lastSeenAt")

    @field("The workspace that it belongs to.")
    def workspace(self) -> Annotated[Workspace, strawberry.lazy("api.schema.workspace")]:
        from api.schema.workspace import workspace_of

        return workspace_of(self.key)

    @field("The database that contains this table.")
    async def container(self, info: Info) -> Asset | None:
        row = (key := self.row["container"]) and await rows.asset(info.context, key)
        return Asset.of(row) if row else None

    @field("The tables of this database, ordered by URI.")
    async def tables(self, info: Info, first: First = 50, after: After = None) -> CountedConnection[Asset] | None:
        return connection(await assets.tables_of(info.context, self.key, first, after), Asset.of)

    @field("The assets that this pattern matches, ordered by URI.")
    async def matches(self, info: Info, first: First = 50, after: After = None) -> CountedConnection[Asset] | None:
        found = await patterns.beside(info.context, "matches", self.key, self.named, first, after)
        return connection(found, Asset.of)

    @field("The patterns that match this asset, ordered by URI.")
    async def patterns(self, info: Info, first: First = 50, after: After = None) -> CountedConnection[Asset] | None:
        found = await patterns.beside(info.context, "patterns", self.key, self.named, first, after)
        return connection(found, Asset.of)

    @field("All usages of it, ordered by path.", many=partial(_used, "usages", None))
    async def usages(
        self,
        info: Info,
        scope: Scope = UsageScope.EXACT,
        filter: Filter = None,
        first: First = 50,
        after: After = None,
    ) -> CountedConnection[Usage] | None:
        return await self._used(info, "usages", scope, filter or UsageFilter(), first, after)

    @field("The usages that write it, ordered by path.", many=partial(_used, "writers", _WRITES))
    async def writers(
        self, info: Info, scope: Scope = UsageScope.MATCHING, first: First = 50, after: After = None
    ) -> CountedConnection[Usage] | None:
        return await self._used(info, "writers", scope, _WRITES, first, after)

    @field("The usages that read it, ordered by path.", many=partial(_used, "readers", _READS))
    async def readers(
        self, info: Info, scope: Scope = UsageScope.MATCHING, first: First = 50, after: After = None
    ) -> CountedConnection[Usage] | None:
        return await self._used(info, "readers", scope, _READS, first, after)

    @field(
        "Accesses by jobs to exactly this asset, newest first. For a pattern: accesses reported for the "
        "pattern itself, not for what it matches."
    )
    async def accesses(
        self, info: Info, filter: AccessesFilter = None, first: First = 50, after: After = None
    ) -> Connection[JobAccess] | None:
        wanted = accesses.Wanted.of(filter or JobAccessFilter())
        return connection(await accesses.of_asset(info.context, self.key, wanted, first, after), JobAccess.of)

    @field("Where its data comes from and where it goes.")
    async def lineage(
        self,
        info: Info,
        direction: Way = LineageDirection.BOTH,
        depth: Depth = 3,
        max_nodes: Most = 500,
        references: References = True,
    ) -> Lineage | None:
        return await lineage_of(
            info, self.key.partition(":")[0], {self.key: "Asset"}, direction, depth, max_nodes, references
        )

    async def _used(
        self, info: Info, field: str, scope: UsageScope, wanted: UsageFilter, first: int | None, after: str | None
    ) -> CountedConnection[Usage]:
        return await usages_of(info, field, self.key, self.named, scope, wanted, first, after)

    @property
    def named(self) -> analyzers.asset.Asset:
        """The asset as the analyzers know it."""
        return analyzers.asset.Asset(AssetKind(self.kind), self.path)


async def usages_of(
    info: Info,
    field: str,
    key: str,
    asset: analyzers.asset.Asset,
    scope: UsageScope,
    wanted: UsageFilter,
    first: int | None,
    after: str | None,
) -> CountedConnection[Usage]:
    """The usages of an asset, in a scope."""
    workspace = key.partition(":")[0]
    found = await usages.of_assets(
        info.context, workspace, {key: asset}, scope, usages.Wanted.of(workspace, wanted), field, first, after
    )
    return connection(found[key], Usage.of)
