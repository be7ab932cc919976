"""Lists of usages: those of assets, in a scope, and those of runnables, including inherited ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from analyzers.asset import Asset
from api.cursors import Cursors, Position
from api.errors import BadInput
from api.ids import HEIRS
from api.paging import Listing, Row, Walk, Window, listing, listings
from api.reading.heirs import Heirs
from api.reading.reach import reached_by
from api.reading.rows import runnable_key
from api.reading.scope import scopes_of
from cypher import HIGHEST

if TYPE_CHECKING:
    from api.operation import Operation
    from api.schema.filters import UsageFilter


@dataclass(frozen=True, slots=True)
class Wanted:
    """A filter of usages, as parameters of statements. ``inherited`` None means the default of the list."""

    live: list[bool]
    filter: dict[str, Any]
    inherited: bool | None = None
    runnable: tuple[str, str] | None = None

    @classmethod
    def of(cls, workspace: str, given: UsageFilter) -> Wanted:
        """Converts a filter of the schema."""
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
        """If inherited usages are asked for, the filter in which the usages of everything that the runnable runs count
        as its own. Raises BadInput in combination with a path prefix."""
        if not self.inherited:
            return self
        if self.filter["pathPrefix"] is not None:
            raise BadInput("filter", "usage: inherited cannot be combined with pathPrefix; use runnable")
        if self.runnable is None:
            return self  # an inherited usage always has a source, which matches too
        kind, key = self.runnable
        reached = await reached_by(operation, kind, key) if kind in HEIRS else ()
        return replace(self, filter={**self.filter, "runnables": [key, *reached]})

    def of_sources(self) -> Wanted:
        """The same without conditions on the runnable, for the usages whose heirs are tested against those."""
        return replace(self, filter={**self.filter, "runnables": None, "pathPrefix": None})

    @property
    def names_none(self) -> bool:
        """Whether the filter accepts usages of any runnable."""
        return self.filter["runnables"] is None and self.filter["pathPrefix"] is None

    def within(self, folders: list[str], reached: Sequence[str] = ()) -> Wanted:
        """The same, restricted to runnables in folders and to the ``reached`` ones that those run."""
        return replace(self, filter={**self.filter, "folders": folders, "reached": list(reached)})

    def passes(self, key: str, path: str) -> bool:
        """Whether the filter accepts the runnable with this key and path."""
        named, prefix = self.filter["runnables"], self.filter["pathPrefix"]
        return (named is None or key in named) and path.startswith(prefix or "")


async def of_assets(
    operation: Operation,
    workspace: str,
    assets: Mapping[str, Asset],
    scope: str,
    wanted: Wanted,
    field: str,
    first: int | None,
    after: str | None,
) -> dict[str, Listing]:
    """For each of ``assets`` (by key), the usages of the assets in its scope, ordered by runnable. Inherited usages
    follow the usage that they come from, and make the list uncounted."""
    inherited = bool(wanted.inherited)
    start: Position = ("", "", "") if inherited else ("", "")
    windows = [
        Window.of(
            operation.limits, Cursors(field, workspace, *asset.identity, scope, str(inherited)), first, after, start
        )
        for asset in assets.values()
    ]
    scopes = await scopes_of(operation, workspace, assets, scope)
    asked = wanted.of_sources() if inherited else wanted
    sight = operation.sight(workspace)
    if sight:
        asked = asked.within(sight.folders, await sight.reached() if inherited else ())

    async def walk(at: Mapping[int, Position], length: int) -> list[Walk]:
        requests = tuple((scopes[place], *position) for place, position in at.items())
        found = await operation.joined_all(
            "usages_of_assets", requests, walk=length, live=asked.live, filter=asked.filter
        )
        return [*map(Walk.of, found)]

    async def with_heirs(at: Mapping[int, Position], length: int) -> list[Walk]:
        # The usage at which the last page ended may have more heirs: begin with it again.
        sources = await walk({place: (rank, str(asset)[:-1]) for place, (rank, asset, _) in at.items()}, length)
        heirs = await Heirs.of(operation, (row["runnable"] for found in sources for row in found.rows))
        return [
            Walk(
                [
                    heir
                    for row in found.rows
                    for heir in heirs.of_usage(row)
                    if _place_of_heir(heir) > begun and wanted.passes(*_whose(heir))
                ],
                None if found.stopped is None else (*found.stopped, HIGHEST),
            )
            for begun, found in zip(at.values(), sources, strict=True)
        ]

    seen = sight and sight.usages
    if inherited:
        found = await listings(windows, with_heirs, _place_of_heir, seen=seen)
        return dict(zip(assets, found, strict=True))
    counts = [partial(_count, operation, keys, wanted) for keys in scopes]
    found = await listings(windows, walk, itemgetter("rank", "asset"), counts, seen)
    return dict(zip(assets, found, strict=True))


_place_of_heir = itemgetter("rank", "asset", "heirPath")


async def _count(operation: Operation, assets: tuple[str, ...], wanted: Wanted) -> int:
    number: int = await operation.joined("usages_of_assets_count", assets, live=wanted.live, filter=wanted.filter)
    return number


def _whose(row: Row) -> tuple[str, str]:
    """The key and path of the runnable that has or inherits a usage."""
    return (row["heir"][1], row["heirPath"]) if row.get("heir") else (row["runnable"], row["path"])


async def of_runnable(
    operation: Operation, kind: str, runnable: str, wanted: Wanted, first: int | None, after: str | None
) -> Listing:
    """The usages of a runnable, ordered by asset; for a flow, step or app including those of what it runs."""
    operation.require_read(runnable)
    window = Window.of(operation.limits, Cursors("usages", runnable), first, after, ("", ""))
    runnables: tuple[str, ...] = (runnable,)
    if wanted.inherited is not False and kind in HEIRS:
        runnables += await reached_by(operation, kind, runnable)
    sight = operation.sight(runnable.partition(":")[0])
    if sight and not wanted.names_none:  # otherwise a filter could reveal the path of a hidden source
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
    return replace(found, rows=[sight.redacted(row) for row in found.rows]) if sight else found
