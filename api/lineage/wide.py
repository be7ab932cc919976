"""Patterns without stored matches ("wide" ones): their matches are searched for during a lineage, within limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from analyzers.asset import Asset
from analyzers.pattern import overlaps, prefix
from api.lineage.answer import Edge
from api.lineage.limits import Limits
from api.lineage.links import KINDS, Link
from api.lineage.reading import Facts, Level
from api.lineage.walk import Request
from cypher import HIGHEST, Graph
from ingest.assets import asset_of

_MATCHES = KINDS["MATCHES"]

Pair = tuple[str, str]
"""The keys of a pattern and of an asset that it matches."""


class Wide:
    """The wide patterns of a workspace. ``cut`` holds keys of assets that a limit left out, perhaps not all."""

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
        """Reads the wide patterns of a workspace."""
        rows = await graph.read("wide_patterns_of", workspace=workspace, limit=limits.wide + 1)
        wide = cls(graph, workspace, {row["key"]: asset_of(row) for row in rows[: limits.wide]}, limits)
        wide.cut |= {row["key"] for row in rows[limits.wide :]}
        return wide

    async def join(self, level: Level, labels: Mapping[str, str]) -> dict[Request, Sequence[Link]]:
        """The links of a level, including those of wide patterns."""
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
        """The facts of a result, including the links of wide patterns."""
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
        """The pairs in which an asset with one of these keys matches a pattern, or is a pattern that matches."""
        keys = list(keys)
        unknown = [key for key in keys if key not in self._assets]
        for (row,) in await self._graph.read("assets", requests=unknown) if unknown else ():
            if row is not None and row["key"].startswith(f"{self._workspace}:"):
                self._assets[row["key"]] = asset_of(row)
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
        """Searches for what a pattern matches, within the limits."""
        pattern, limits = self._assets[key], self._limits
        head = prefix(pattern)
        rows = await self._graph.read(
            "assets_from_prefix", workspace=self._workspace, prefix=head, end=head + HIGHEST, limit=limits.rows + 1
        )
        tried = {row["key"]: asset_of(row) for row in rows[: limits.rows] if row["key"] != key}
        found = [other for other, asset in tried.items() if overlaps(pattern, asset)]
        self._members[key] = found[: limits.fan_out]
        self._left[key] = {*found[limits.fan_out :], *(row["key"] for row in rows[limits.rows :])}
        self._assets |= {other: tried[other] for other in self._members[key]}
