"""Lists of assets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from api.cursors import Cursors, Position
from api.paging import LATEST, Listing, Row, Walk, Window, beyond, following, listing
from api.reading.search import words_of
from api.reading.usages import Wanted
from cypher import HIGHEST

if TYPE_CHECKING:
    from api.operation import Operation
    from api.schema.filters import AssetFilter, AssetOrder


def _by_uri(at: Position, prefix: str) -> Row:
    return {"from": max(following(str(at[0])), prefix), "to": beyond(prefix)}


def _by_uri_descending(at: Position, prefix: str) -> Row:
    return {"from": prefix, "to": min(str(at[0]), beyond(prefix))}


def _by_instant(at: Position, prefix: str) -> Row:
    return {"at": at[0], "uri": at[1], "uriPrefix": prefix}


@dataclass(frozen=True, slots=True)
class Order:
    """An order of a workspace's assets: its statement, the position before the first row, a function from a position
    and a prefix to the statement's bounds, and the properties that form a position."""

    statement: str
    start: Position
    bounds: Callable[[Position, str], Row]
    properties: tuple[str, ...]

    def position(self, row: Row) -> Position:
        return tuple(row[name] for name in self.properties)


_URI = ("uri",)
_LAST = ("lastSeenAt", "uri")
_FIRST = ("firstSeenAt", "uri")

ORDERS = {
    ("URI", "ASC"): Order("assets_by_uri", ("",), _by_uri, _URI),
    ("URI", "DESC"): Order("assets_by_uri_descending", (HIGHEST,), _by_uri_descending, _URI),
    ("LAST_SEEN_AT", "ASC"): Order("assets_by_last_seen", (-1, ""), _by_instant, _LAST),
    ("LAST_SEEN_AT", "DESC"): Order("assets_by_last_seen_descending", (LATEST, HIGHEST), _by_instant, _LAST),
    ("FIRST_SEEN_AT", "ASC"): Order("assets_by_first_seen", (-1, ""), _by_instant, _FIRST),
    ("FIRST_SEEN_AT", "DESC"): Order("assets_by_first_seen_descending", (LATEST, HIGHEST), _by_instant, _FIRST),
}
"""Every order of the schema."""

_FOUND = {"ASC": "assets_found", "DESC": "assets_found_descending"}


async def of_workspace(
    operation: Operation, workspace: str, wanted: AssetFilter, by: AssetOrder, first: int | None, after: str | None
) -> Listing:
    """The assets of a workspace that match a filter."""
    order = ORDERS[by.field, by.direction]
    window = Window.of(
        operation.limits, Cursors("assets", workspace, by.field, by.direction), first, after, order.start
    )
    words, prefix = words_of(wanted.search), wanted.uri_prefix or ""
    sieve = {
        "workspace": workspace,
        "kinds": wanted.kinds,
        "isPattern": wanted.is_pattern,
        "includeUnused": bool(wanted.include_unused),
    }
    usage = await Wanted.of(workspace, wanted.usage).with_heirs(operation) if wanted.usage else None
    if usage and (sight := operation.sight(workspace)):
        usage = usage.within(sight.folders, await sight.reached() if usage.inherited else ())

    async def in_order(at: Position, length: int) -> Walk:
        return Walk.of(await operation.graph.read(order.statement, **sieve, **order.bounds(at, prefix), walk=length))

    async def by_words(at: Position, length: int) -> Walk:
        answer = await operation.graph.read(
            _FOUND[by.direction], **sieve, words=words, longest=words[0], field=by.field,
            **_by_instant((0, *at)[-2:], prefix), walk=length,
        )  # fmt: skip
        stopped = answer["stopped"]
        return Walk(answer["rows"], stopped and tuple(stopped[-len(order.properties) :]))

    async def walk(at: Position, length: int) -> Walk:
        found = await (by_words if words else in_order)(at, length)
        if usage is None or not found.rows:
            return found
        kept = await operation.graph.read(
            "assets_with_usage", keys=[row["key"] for row in found.rows], live=usage.live, filter=usage.filter
        )
        return Walk([row for row in found.rows if row["key"] in kept], found.stopped)

    async def count() -> Any:
        return await operation.graph.read(
            "assets_count", **sieve, words=words, uriPrefix=prefix,
            live=usage.live if usage else None, filter=usage.filter if usage else {},
        )  # fmt: skip

    sight = operation.sight(workspace)
    seen = sight and (sight.assets if wanted.include_unused else sight.used_assets)
    return await listing(window, walk, order.position, count, seen)


async def tables_of(operation: Operation, key: str, first: int | None, after: str | None) -> Listing:
    """The used tables of a database, ordered by URI."""
    window = Window.of(operation.limits, Cursors("tables", key), first, after, ("",))

    async def walk(at: Position, length: int) -> Walk:
        return Walk.of(await operation.joined("tables", (key, following(str(at[0]))), walk=length))

    async def count() -> Any:
        return await operation.joined("tables_count", key)

    sight = operation.sight(key.partition(":")[0])
    return await listing(window, walk, lambda row: (row["uri"],), count, sight and sight.used_assets)
