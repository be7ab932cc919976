"""Lists of usages: of assets, in a scope, and of runnables, with what they inherit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from analyzers.asset import Asset
from api.cursors import Cursors, Position
from api.errors import BadInput
from api.ids import HEIRS
from api.paging import HIGHEST, Listing, Row, Walk, Window, listing
from api.reading.heirs import Heirs
from api.reading.reach import reached_by
from api.reading.rows import runnable_key
from api.reading.scope import scope_of
from api.reading.sight import Seen

if TYPE_CHECKING:
    from api.operation import Operation
    from api.schema.filters import UsageFilter


@dataclass(frozen=True, slots=True)
class Wanted:
    """A filter of usages as statements take it. ``inherited`` is None where the list's own habit decides."""

    live: list[bool]
    filter: dict[str, Any]
    inherited: bool | None = None
    runnable: tuple[str, str] | None = None

    @classmethod
    def of(cls, workspace: str, given: UsageFilter) -> Wanted:
        """What a filter of the schema asks for in a workspace."""
        by = given.runnable
        runnable = (str(by.kind), runnable_key(workspace, by.kind, by.path)) if by else None
        return cls(
            live=[True, False] if given.retired is None else [not given.retired],
            filter={
                "reads": given.reads,
                "writes": given.writes,
                "accesses": given.accesses,
                "evidence": given.evidence,
                "agreements": given.agreements,
                "kinds": given.kinds,
                "columns": given.columns,
                "runnables": [runnable[1]] if runnable else None,
                "pathPrefix": given.path_prefix,
            },
            inherited=given.inherited,
            runnable=runnable,
        )

    async def with_heirs(self, operation: Operation) -> Wanted:
        """The same where what a flow or step runs counts as the flow's or step's own, if that is asked for. Raises
        BadInput where it would be that of many."""
        if not self.inherited:
            return self
        if self.filter["pathPrefix"] is not None:
            raise BadInput("filter", "usage: with inherited a flow or step is named by runnable, not by pathPrefix")
        if self.runnable is None:
            return self  # whoever inherits a usage, somebody has it of their own
        kind, key = self.runnable
        reached = await reached_by(operation, kind, key) if kind in HEIRS else ()
        return replace(self, filter={**self.filter, "runnables": [key, *reached]})

    def of_sources(self) -> Wanted:
        """What those usages satisfy whose heirs are looked through: whose they are is not asked."""
        return replace(self, filter={**self.filter, "runnables": None, "pathPrefix": None})

    @property
    def names_none(self) -> bool:
        """Whether usages of any runnable will do."""
        return self.filter["runnables"] is None and self.filter["pathPrefix"] is None

    def within(self, folders: list[str], reached: Sequence[str] = ()) -> Wanted:
        """The same of runnables in folders, and of what is ``reached`` from them."""
        return replace(self, filter={**self.filter, "folders": folders, "reached": list(reached)})

    def passes(self, key: str, path: str) -> bool:
        """Whether a usage may be that of the runnable of a key and path."""
        named, prefix = self.filter["runnables"], self.filter["pathPrefix"]
        return (named is None or key in named) and path.startswith(prefix or "")


async def of_asset(
    operation: Operation,
    workspace: str,
    asset: Asset,
    scope: str,
    wanted: Wanted,
    field: str,
    first: int | None,
    after: str | None,
) -> Listing:
    """The usages of an asset and of what answers for it in a scope, by runnable."""
    cursors = Cursors(field, workspace, *asset.identity, scope, str(bool(wanted.inherited)))
    assets = await scope_of(operation, workspace, asset, scope)
    asked = wanted.of_sources() if wanted.inherited else wanted
    if sight := operation.sight(workspace):
        asked = asked.within(sight.folders, await sight.reached() if wanted.inherited else ())

    async def walk(at: Position, length: int) -> Walk:
        return Walk.of(
            await operation.joined("usages_of_assets", (assets, *at), walk=length, live=asked.live, filter=asked.filter)
        )

    async def count() -> Any:
        return await operation.joined("usages_of_assets_count", assets, live=wanted.live, filter=wanted.filter)

    def position(row: Row) -> Position:
        return row["rank"], row["asset"]

    if wanted.inherited:
        return await _with_heirs(operation, cursors, wanted, first, after, walk, sight and sight.usages)
    window = Window.of(operation.limits, cursors, first, after, ("", ""))
    return await listing(window, walk, position, count, sight and sight.usages)


async def _with_heirs(
    operation: Operation,
    cursors: Cursors,
    wanted: Wanted,
    first: int | None,
    after: str | None,
    sources: Callable[[Position, int], Awaitable[Walk]],
    seen: Seen | None,
) -> Listing:
    """The same usages, each followed by those of the flows and steps that inherit it; they are not counted."""
    window = Window.of(operation.limits, cursors, first, after, ("", "", ""))

    def position(row: Row) -> Position:
        return row["rank"], row["asset"], row["heirPath"]

    async def walk(at: Position, length: int) -> Walk:
        rank, asset, _ = at
        # The usage at which the last page ended may have more heirs: the walk begins with it again.
        found = await sources((rank, str(asset)[:-1]), length)
        heirs = await Heirs.of(operation, (row["runnable"] for row in found.rows))
        rows = [
            heir
            for row in found.rows
            for heir in heirs.of_usage(row)
            if position(heir) > at and wanted.passes(*_whose(heir))
        ]
        return Walk(rows, None if found.stopped is None else (*found.stopped, HIGHEST))

    return await listing(window, walk, position, seen=seen)


def _whose(row: Row) -> tuple[str, str]:
    """The key and the path of the runnable of a usage, its own or inherited."""
    return (row["heir"][1], row["heirPath"]) if row.get("heir") else (row["runnable"], row["path"])


async def of_runnable(
    operation: Operation, kind: str, runnable: str, wanted: Wanted, first: int | None, after: str | None
) -> Listing:
    """The usages of the runnable of a key, by asset; of a flow or step also those of what it runs."""
    window = Window.of(operation.limits, Cursors("usages", runnable), first, after, ("", ""))
    runnables: tuple[str, ...] = (runnable,)
    if wanted.inherited is not False and kind in HEIRS:
        runnables += await reached_by(operation, kind, runnable)
    sight = operation.sight(runnable.partition(":")[0])
    if sight and not wanted.names_none:  # else a filter would tell of whom it fits
        wanted = wanted.within(sight.folders)

    async def walk(at: Position, length: int) -> Walk:
        return Walk.of(
            await operation.joined(
                "usages_of_runnables", (runnables, *at), walk=length, live=wanted.live, filter=wanted.filter
            )
        )

    async def count() -> Any:
        return await operation.joined("usages_of_runnables_count", runnables, live=wanted.live, filter=wanted.filter)

    found = await listing(window, walk, lambda row: (row["uri"], row["key"]), count)
    for row in found.rows:
        row["heir"] = None if row["runnable"] == runnable else (kind, runnable)
    return replace(found, rows=[sight.told(row) for row in found.rows]) if sight else found
