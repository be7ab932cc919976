"""The assets that a pattern matches, and the patterns that match an asset, with or without stored matches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analyzers.asset import Asset
from analyzers.pattern import overlaps, prefix, prefixes
from api.cursors import Cursors, Position
from api.paging import Listing, Walk, Window, beyond, following, listing
from cypher import HIGHEST
from ingest.assets import asset_of

if TYPE_CHECKING:
    from api.operation import Operation

WIDE = 1_000  # most wide patterns that are tried for one asset


async def beside(
    operation: Operation, name: str, key: str, asset: Asset, first: int | None, after: str | None
) -> Listing:
    """The used ``matches`` or ``patterns`` of an asset (``name`` says which), ordered by URI. The matches of a wide
    pattern are searched for among the URIs with its prefix, and are not counted."""
    window = Window.of(operation.limits, Cursors(name, key), first, after, ("",))
    workspace, head = key.partition(":")[0], prefix(asset)
    unjoined = await operation.joined("wide_neighbours", (key, workspace, tuple(prefixes(asset))), most=WIDE)
    others = [row for row in unjoined["patterns"] if overlaps(asset, asset_of(row))]
    if name == "matches" and not asset.is_pattern:
        others = []

    async def members(start: str, length: int) -> Walk:
        found = Walk.of(
            await operation.graph.read(
                "assets_by_uri",
                workspace=workspace,
                kinds=[asset.kind.value],
                includeUnused=False,
                isPattern=True if name == "patterns" else None,
                **{"from": max(start, head), "to": beyond(head)},
                walk=length,
            )
        )
        end = HIGHEST if found.stopped is None else str(found.stopped[0])
        near = [row for row in found.rows if row["key"] != key and overlaps(asset, asset_of(row))]
        rows = {row["uri"]: row for row in (*near, *others) if start <= row["uri"] <= end}
        return Walk([rows[uri] for uri in sorted(rows)], found.stopped)

    async def walk(at: Position, length: int) -> Walk:
        start = following(str(at[0]))
        if unjoined["wide"]:
            return await members(start, length)
        keys = tuple(row["key"] for row in others)
        return Walk.of(await operation.joined(name, (key, keys, start), walk=length))

    async def count() -> Any:
        return await operation.joined(f"{name}_count", key) + len(others)

    sight = operation.sight(workspace)
    counted = None if unjoined["wide"] else count
    return await listing(window, walk, lambda row: (row["uri"],), counted, sight and sight.used_assets)
