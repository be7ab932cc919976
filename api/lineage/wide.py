"""Patterns that keep no edges: what they match is found when a lineage comes to it, within bounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analyzers.asset import Asset, AssetKind
from analyzers.pattern import overlaps, prefix
from api.lineage.answer import Edge
from api.lineage.limits import Limits
from api.lineage.links import KINDS, Link
from api.lineage.reading import Facts, Level
from api.lineage.walk import Request
from cypher import Graph

_MATCHES = KINDS["MATCHES"]
_BEYOND = "\U0010ffff"

Pair = tuple[str, str]
"""The keys of a pattern and of what it matches."""


class Wide:
    """The patterns of a workspace that keep no edges. ``cut`` are some of the assets that a bound left out."""

    def __init__(self, graph: Graph, workspace: str, patterns: Mapping[str, Asset], limits: Limits) -> None:
        self.cut: set[str] = set()
        self._graph = graph
        self._workspace = workspace
        self._limits = limits
        self._patterns = patterns
        self._assets = dict(patterns)
        self._members: dict[str, list[str]] = {}
        self._left: dict[str, set[str]] = {}

    @classmethod
    async def of(cls, graph: Graph, workspace: str, limits: Limits) -> Wide:
        """Those of a workspace."""
        rows = await graph.read("wide_patterns_of", workspace=workspace, limit=limits.wide + 1)
        wide = cls(graph, workspace, {row["key"]: _asset(row) for row in rows[: limits.wide]}, limits)
        wide.cut |= {row["key"] for row in rows[limits.wide :]}
        return wide

    async def join(self, level: Level, labels: Mapping[str, str]) -> dict[Request, Sequence[Link]]:
        """The links of a level, with those that no edges tell of."""
        if not self._patterns:
            return dict(level.links)
        around: dict[str, list[Link]] = {request.key: [] for request in level.links if labels[request.key] == "Asset"}
        pairs = await self._pairs(around)
        self.cut.update(*(self._left.get(key, ()) for key in around))
        for start, end in pairs:
            for key, other, away in ((start, end, True), (end, start, False)):
                if key in around:
                    around[key].append(Link(_MATCHES, away, other, "Asset"))
        return {request: [*links, *around.get(request.key, ())] for request, links in level.links.items()}

    async def complete(self, facts: Facts, labels: Mapping[str, str]) -> Facts:
        """What is known of the nodes of an answer, with the links that no edges tell of."""
        if not self._patterns:
            return facts
        pairs = await self._pairs([key for key in facts.nodes if labels[key] == "Asset"])
        starts, ends = Counter(start for start, _ in pairs), Counter(end for _, end in pairs)
        nodes = {
            key: (name, upstream + ends[key], downstream + starts[key])
            for key, (name, upstream, downstream) in facts.nodes.items()
        }
        edges = [Edge(start, end, "MATCHES") for start, end in sorted(pairs) if start in nodes and end in nodes]
        return Facts(nodes, [*facts.edges, *edges])

    async def _pairs(self, keys: Iterable[str]) -> set[Pair]:
        """What matches, or is matched by, the assets of these keys."""
        keys = list(keys)
        unknown = [key for key in keys if key not in self._assets]
        for (row,) in await self._graph.read("assets", requests=unknown) if unknown else ():
            if row is not None and row["key"].startswith(f"{self._workspace}:"):
                self._assets[row["key"]] = _asset(row)
        pairs: set[Pair] = set()
        for key in keys:
            if key in self._patterns and key not in self._members:
                await self._match(key)
            others = [*self._patterns, *self._members.get(key, ())]
            for other in others if key in self._assets else ():
                if other != key and overlaps(self._assets[key], self._assets[other]):
                    ends = (key, other), (other, key)
                    pairs |= {(start, end) for start, end in ends if self._assets[start].is_pattern}
        return pairs

    async def _match(self, key: str) -> None:
        """Looks for what a pattern matches, as far as bounds let it."""
        pattern, limits = self._assets[key], self._limits
        head = prefix(pattern)
        rows = await self._graph.read(
            "assets_from_prefix", workspace=self._workspace, prefix=head, end=head + _BEYOND, limit=limits.rows + 1
        )
        tried = {row["key"]: _asset(row) for row in rows[: limits.rows] if row["key"] != key}
        found = [other for other, asset in tried.items() if overlaps(pattern, asset)]
        self._members[key] = found[: limits.fan_out]
        self._left[key] = {*found[limits.fan_out :], *(row["key"] for row in rows[limits.rows :])}
        self._assets |= {other: tried[other] for other in self._members[key]}


def _asset(row: Mapping[str, Any]) -> Asset:
    return Asset(AssetKind(row["kind"]), row["path"])
