"""The scope of an asset: the patterns, members, database and tables whose usages count as its own."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from analyzers.asset import Asset
from analyzers.pattern import overlaps, prefix, prefixes
from api.paging import Row, beyond
from ingest.assets import asset_of
from ingest.usages import asset_key

if TYPE_CHECKING:
    from api.operation import Operation

MEMBERS = 10_000  # most assets that are tried as members of a wide pattern


async def scopes_of(
    operation: Operation, workspace: str, assets: Mapping[str, Asset], scope: str
) -> list[tuple[str, ...]]:
    """For each of ``assets`` (by key), the keys of the assets in its scope, itself first. The asset need not exist in
    the graph."""
    if scope == "EXACT":
        return [(key,) for key in assets]
    return await asyncio.gather(*(_scope_of(operation, workspace, key, assets[key], scope) for key in assets))


async def _scope_of(operation: Operation, workspace: str, key: str, asset: Asset, scope: str) -> tuple[str, ...]:
    found: Row = await operation.joined("scopes", (key, workspace, tuple(prefixes(asset))))
    others: list[str] = [*found["matching"], *_overlapping(asset, found["patterns"])]
    if asset.is_pattern and (found["wide"] or not found["known"]):
        head = prefix(asset)
        members = await operation.graph.read(
            "assets_from_prefix", workspace=workspace, prefix=head, end=beyond(head), limit=MEMBERS
        )
        others += _overlapping(asset, members)
    if scope == "CONTAINED":
        others += found["contained"]
        if asset.container is not None:
            others.append(asset_key(workspace, asset.container))
    return tuple(dict.fromkeys((key, *others)))


def _overlapping(asset: Asset, rows: list[Row]) -> list[str]:
    return [row["key"] for row in rows if overlaps(asset, asset_of(row))]
