"""Nodes of assets: created when first seen, and linked to their containers and to the patterns that match them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any

from analyzers.asset import Asset, AssetKind
from analyzers.context import Storage
from analyzers.pattern import is_wide, overlaps, prefix, prefixes
from cypher import HIGHEST, Transaction
from ingest.detections import Change, Detection
from ingest.limits import Limits
from ingest.usages import asset_key


class Assets:
    """The assets that one transaction uses."""

    def __init__(
        self, tx: Transaction, workspace: str, storages: tuple[Storage, ...] | None, at: int, limits: Limits
    ) -> None:
        self.tx = tx
        self.workspace = workspace
        self.at = at
        self.limits = limits
        self.detections: list[Detection] = []
        self._storages = None if storages is None else {storage.name or "" for storage in storages}
        self.widened: set[str] = set()
        """The keys of patterns that have become wide: too many matches for edges."""
        self._rows: dict[str, Mapping[str, Any]] = {}
        self._joined: set[str] = set()

    def row(self, asset: Asset) -> Mapping[str, Any]:
        """The ``key`` and ``uri`` of an asset after ``put``. The graph keeps the first spelling of a pattern."""
        return self._rows[asset_key(self.workspace, asset)]

    async def find(self, assets: Iterable[Asset]) -> dict[str, Asset]:
        """Looks up the nodes of assets and of their containers, and updates when they were last seen. Returns those
        that do not exist, by key."""
        wanted: dict[str, Asset] = {}
        for asset in assets:
            wanted.setdefault(asset_key(self.workspace, asset), asset)
        for asset in list(wanted.values()):
            if (container := asset.container) is not None:
                wanted.setdefault(asset_key(self.workspace, container), container)
        open_ = sorted(wanted.keys() - self._rows.keys())
        known = {row["key"]: row for row in await self.tx.each("known_assets", open_)}
        stale = self.at - self.limits.seen_seconds * 1000
        await self.tx.each("see_assets", [name for name, row in known.items() if row["lastSeenAt"] < stale], at=self.at)
        self._rows |= known
        return {name: wanted[name] for name in open_ if name not in known}

    async def put(self, assets: Iterable[Asset]) -> set[AssetKind]:
        """Creates the missing nodes of assets and of their containers. Returns the kinds of the created ones."""
        created = await self.find(assets)
        rows = [self._created(key, asset) for key, asset in created.items()]
        await self.tx.each("create_assets", rows)
        await self.tx.each(
            "link_containers",
            [{"table": row["key"], "container": row["container"]} for row in rows if row["container"]],
        )
        await self._match({row["key"]: created[row["key"]] for row in rows if not row["isWide"]})
        self._rows |= {row["key"]: row for row in rows}
        self._rows |= {name: {**self._rows[name], "isWide": True} for name in self.widened & self._rows.keys()}
        self.detections += [
            Detection(Change.ASSET_ADDED, self.at, row["uri"], row["kind"], row["key"], evidence="STATIC")
            for row in sorted(rows, key=lambda row: row["uri"])
        ]
        return {asset.kind for asset in created.values()}

    async def refresh(self, keys: Iterable[str]) -> None:
        """Updates which assets are used: directly, or by what they contain or match."""
        changed = await self.tx.each("refresh_direct", sorted(set(keys)))
        await self.tx.each("refresh_used", sorted({*changed, *self._joined}))

    def _created(self, key: str, asset: Asset) -> dict[str, Any]:
        container = asset.container
        return {
            "key": key,
            "workspace": self.workspace,
            "kind": asset.kind.value,
            "path": asset.path,
            "uri": asset.uri,
            "search": asset.uri.lower(),
            "isPattern": asset.is_pattern,
            "isWide": asset.is_pattern and is_wide(asset),
            "prefix": prefix(asset) if asset.is_pattern else None,
            "container": None if container is None else asset_key(self.workspace, container),
            "resourceType": None,
            "resolution": self._resolution(asset),
            "told": False,
            "direct": False,
            "used": False,
            "firstSeenAt": self.at,
            "lastSeenAt": self.at,
        }

    def _resolution(self, asset: Asset) -> str:
        known = self._storages is None or asset.kind is not AssetKind.S3_OBJECT or asset.is_pattern
        return "UNKNOWN" if known or asset.path.partition("/")[0] in (self._storages or ()) else "MISSING"

    async def _match(self, created: Mapping[str, Asset]) -> None:
        """Links new assets to existing patterns, and new patterns to existing assets."""
        if not created:
            return
        pairs: set[tuple[str, str]] = set()
        heads = sorted({head for asset in created.values() for head in prefixes(asset)})
        near = await self.tx.each("patterns_with_prefix", heads, workspace=self.workspace, wide=False)
        patterns = {row["key"]: asset_of(row) for row in near}
        by_prefix: dict[str, list[str]] = {}
        for key, pattern in patterns.items():
            by_prefix.setdefault(prefix(pattern), []).append(key)
        for key, asset in created.items():
            await asyncio.sleep(0)  # with thousands of patterns, other tasks get their turn
            for head in prefixes(asset):
                pairs |= {
                    pair
                    for other in by_prefix.get(head, ())
                    if other != key and overlaps(patterns[other], asset)
                    for pair in _pairs((other, patterns[other]), (key, asset))
                }
        wide = set()
        for key, pattern in created.items():
            if pattern.is_pattern:
                members = await self._members(key, pattern)
                if members is None:
                    wide.add(key)
                else:
                    pairs |= members
        rows = [{"pattern": one, "asset": other} for one, other in sorted(pairs) if not {one, other} & wide]
        await self.tx.each("link_matches", rows)
        touched = sorted({row["pattern"] for row in rows})
        wide |= set(await self.tx.each("wide_patterns", touched, limit=self.limits.pattern_members))
        left = await self.tx.each("widen_patterns", sorted(wide))
        self.widened |= wide
        self._joined |= {*(row["asset"] for row in rows), *wide, *left}

    async def _members(self, key: str, pattern: Asset) -> set[tuple[str, str]] | None:
        """The matches of a pattern among the assets with its prefix; None if there are too many."""
        head = prefix(pattern)
        limit = self.limits.pattern_candidates + 1
        rows = await self.tx.run(
            "assets_from_prefix", workspace=self.workspace, prefix=head, end=head + HIGHEST, limit=limit
        )
        if len(rows) >= limit:
            return None
        members: set[tuple[str, str]] = set()
        for row in rows:
            other = asset_of(row)
            if row["key"] != key and not row["isWide"] and overlaps(pattern, other):
                members |= _pairs((key, pattern), (row["key"], other))
        return members if len(members) <= self.limits.pattern_members * 2 else None


def asset_of(row: Mapping[str, Any]) -> Asset:
    """The asset of a row with its ``kind`` and ``path``."""
    return Asset(AssetKind(row["kind"]), row["path"])


def _pairs(one: tuple[str, Asset], other: tuple[str, Asset]) -> set[tuple[str, str]]:
    """The edges between two overlapping assets: one from each that is a pattern."""
    return {(left, right) for (left, pattern), (right, _) in ((one, other), (other, one)) if pattern.is_pattern}
