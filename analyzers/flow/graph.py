"""The picture of a flow: its steps, the assets that come in, go out or pass between them, and the edges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from analyzers.arguments import assets_in
from analyzers.asset import Asset
from analyzers.facts import Access
from analyzers.flow.facts import FlowAnalysis, Link, NodeKind, Step
from analyzers.pattern import overlaps

INPUT = "input"
"""The key of the node that stands for the flow's arguments. Keys of steps are written ``step:<key>``."""


class AssetRole(StrEnum):
    """INPUT comes from outside the flow, OUTPUT leaves it, INTERMEDIATE is written by one step and read by a later."""

    INPUT = "INPUT"
    OUTPUT = "OUTPUT"
    INTERMEDIATE = "INTERMEDIATE"


class EdgeKind(StrEnum):
    NEXT = "NEXT"
    RESULT = "RESULT"
    READS = "READS"
    WRITES = "WRITES"
    REFERENCES = "REFERENCES"
    ARGUMENT = "ARGUMENT"


@dataclass(frozen=True, slots=True)
class Use:
    """That a step uses an asset, by itself or through what it runs; ``step`` is its key, None for the flow itself."""

    step: str | None
    asset: Asset
    access: Access


@dataclass(frozen=True, slots=True)
class GraphStep:
    """``key`` and ``parent`` are keys of the picture. The node of the arguments has no ``step``."""

    key: str
    node: NodeKind
    step: Step | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class GraphAsset:
    key: str
    asset: Asset
    role: AssetRole
    access: Access


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """Points the way data flows: from an asset to the step that reads it, from a step to the asset that it writes."""

    source: str
    target: str
    kind: EdgeKind
    label: str | None = None


@dataclass(frozen=True, slots=True)
class FlowGraph:
    steps: tuple[GraphStep, ...] = ()
    assets: tuple[GraphAsset, ...] = ()
    edges: tuple[GraphEdge, ...] = ()
    truncated: bool = False


def own_uses(analysis: FlowAnalysis) -> Iterable[Use]:
    """What the steps of a flow, and the flow itself, use by themselves."""
    for row in analysis.assets:
        yield Use(None, row.asset, row.access)
    for step in analysis.steps:
        for row in step.assets:
            yield Use(step.key, row.asset, row.access)


def flow_graph(
    steps: Sequence[Step],
    following: Iterable[Link],
    results: Iterable[Link],
    uses: Iterable[Use],
    arguments: Mapping[str, Any] | None = None,
    *,
    limit: int = 5_000,
) -> FlowGraph:
    """The picture of a flow, of a stored one as of one that was just analysed.

    ``steps`` in their order, with their ``key``, ``node``, ``parent`` and what else is to be shown (``assets`` are
    not looked at); ``following`` and ``results`` the NEXT and RESULT links between their keys; ``uses`` what each step
    uses, by itself and through what it runs; ``arguments`` those of a run. What exceeds ``limit`` assets is left out,
    and the graph is marked as truncated."""
    links = list(following)
    picture = _Picture(steps, links)
    picture.use(uses)
    picture.give(arguments or {})
    return picture.graph(links, list(results), limit)


def uses_outside(graph: FlowGraph) -> list[tuple[Asset, Access]]:
    """What a flow uses as one sees it who runs it: what passes between its steps is only written."""
    return [
        (node.asset, node.access if node.role is AssetRole.INPUT else node.access & Access.WRITE)
        for node in graph.assets
    ]


_Edge = tuple[EdgeKind, str, str | None]
"""An edge of an asset: its kind, its step, its label."""

_COMPARISONS = 20_000  # pairs of assets that are tried as patterns of each other; a flow has some tens of assets


class _Picture:
    def __init__(self, steps: Sequence[Step], following: Iterable[Link]) -> None:
        self.steps = {step.key: step for step in steps}
        self._before = _before(steps, following)
        self._access: dict[tuple[str, str], dict[str, Access]] = defaultdict(dict)
        self._assets: dict[tuple[str, str], Asset] = {}
        self._comparisons = 0
        self._given: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)

    def use(self, uses: Iterable[Use]) -> None:
        for use in uses:
            step = INPUT if use.step is None else use.step
            if step != INPUT and step not in self.steps:
                continue
            identity = use.asset.identity
            self._assets.setdefault(identity, use.asset)
            known = self._access[identity]
            known[step] = known.get(step, Access.UNKNOWN) | use.access

    def give(self, arguments: Mapping[str, Any]) -> None:
        for name, value in arguments.items():
            for asset, _, _ in assets_in(value):
                self._assets.setdefault(asset.identity, asset)
                self._given[asset.identity][name] = None

    def graph(self, following: list[Link], results: list[Link], limit: int) -> FlowGraph:
        assets: list[GraphAsset] = []
        edges = [
            *self._entries(following),
            *self._links(following, EdgeKind.NEXT),
            *self._links(results, EdgeKind.RESULT),
        ]
        rows = sorted(self._assets.items(), key=lambda row: (row[1].kind, row[1].path))
        for identity, asset in rows[:limit]:
            nodes = self._nodes(identity)
            for role, joined in nodes.items():
                key = f"{role.value.lower()}:{asset.uri}"
                assets.append(GraphAsset(key, asset, role, _access(joined)))
                edges.extend(_asset_edge(key, edge) for edge in joined)
        return FlowGraph(
            steps=(
                GraphStep(INPUT, NodeKind.INPUT),
                *(
                    GraphStep(_key(step.key), step.node, step, step.parent and _key(step.parent))
                    for step in self.steps.values()
                ),
            ),
            assets=tuple(assets),
            edges=tuple(dict.fromkeys(edges)),
            truncated=len(rows) > limit,
        )

    def _nodes(self, identity: tuple[str, str]) -> dict[AssetRole, list[_Edge]]:
        """The nodes of one asset, each with its edges. A step that reads after another wrote takes what that one
        wrote; one that reads before any did takes what was there before the flow."""
        known = self._access[identity]
        writers = [step for step, access in known.items() if access & Access.WRITE]
        nodes: dict[AssetRole, list[_Edge]] = defaultdict(list)
        for name in self._given.get(identity, ()):
            nodes[AssetRole.INPUT].append((EdgeKind.ARGUMENT, INPUT, name))
        for step, access in known.items():
            if access & Access.WRITE and not access & Access.READ:
                continue
            kind = EdgeKind.READS if access & Access.READ else EdgeKind.REFERENCES
            passed = any(self._is_before(writer, step) for writer in writers)
            nodes[AssetRole.INTERMEDIATE if passed else AssetRole.INPUT].append((kind, step, None))
        nodes[AssetRole.INTERMEDIATE].extend(self._through_patterns(identity, writers))
        outcome = AssetRole.INTERMEDIATE if nodes[AssetRole.INTERMEDIATE] else AssetRole.OUTPUT
        nodes[outcome].extend((EdgeKind.WRITES, step, None) for step in writers)
        return {role: nodes[role] for role in AssetRole if nodes[role]}

    def _through_patterns(self, identity: tuple[str, str], writers: list[str]) -> Iterable[_Edge]:
        """Later steps that read what a step wrote under another name, one of the two being a pattern; the label tells
        that name."""
        asset = self._assets[identity]
        for other, name in self._assets.items() if writers else ():
            if other == identity or not (asset.is_pattern or name.is_pattern) or not self._overlap(asset, name):
                continue
            for step, access in self._access.get(other, {}).items():
                if access & Access.READ and any(self._is_before(writer, step) for writer in writers):
                    yield EdgeKind.READS, step, name.uri

    def _overlap(self, one: Asset, other: Asset) -> bool:
        self._comparisons += 1
        return self._comparisons <= _COMPARISONS and overlaps(one, other)

    def _is_before(self, earlier: str, later: str) -> bool:
        place = self._before.index.get(earlier)
        return place is not None and bool(self._before.sets.get(later, 0) >> place & 1)

    def _entries(self, following: list[Link]) -> Iterable[GraphEdge]:
        """From the arguments to the steps that follow no other."""
        entered = {link.target for link in following}
        for step in self.steps.values():
            first = step.node is NodeKind.PREPROCESSOR or (step.node is NodeKind.STEP and step.parent is None)
            if first and step.key not in entered:
                yield GraphEdge(INPUT, _key(step.key), EdgeKind.NEXT)

    def _links(self, links: Iterable[Link], kind: EdgeKind) -> Iterable[GraphEdge]:
        for link in links:
            if link.source in self.steps and link.target in self.steps:
                yield GraphEdge(_key(link.source), _key(link.target), kind, link.label)


@dataclass(frozen=True, slots=True)
class _Before:
    """For each step the set of those that run before it, as bits at their index."""

    index: Mapping[str, int]
    sets: Mapping[str, int]


def _before(steps: Sequence[Step], following: Iterable[Link]) -> _Before:
    """NEXT leads to later steps only, so one pass in their order closes the relation. A tool is called while its agent
    runs; the failure handler runs after whatever ran."""
    index = {step.key: place for place, step in enumerate(steps)}
    tools: dict[str, int] = defaultdict(int)
    for place, step in enumerate(steps):
        if step.node is NodeKind.TOOL and step.parent:
            tools[step.parent] |= 1 << place
    sources: dict[str, list[str]] = defaultdict(list)
    for link in following:
        if index.get(link.source, len(steps)) < index.get(link.target, 0):
            sources[link.target].append(link.source)
    sets: dict[str, int] = {}
    for place, step in enumerate(steps):
        before = 0
        for source in sources[step.key]:
            before |= sets[source] | 1 << index[source] | tools[source]
        if step.node is NodeKind.TOOL and step.parent in sets:
            before |= sets[step.parent]
        if step.node is NodeKind.FAILURE:
            before |= (1 << place) - 1
        sets[step.key] = before
    return _Before(index, sets)


def _asset_edge(key: str, edge: _Edge) -> GraphEdge:
    kind, step, label = edge
    node = INPUT if step == INPUT else _key(step)
    return GraphEdge(node, key, kind, label) if kind is EdgeKind.WRITES else GraphEdge(key, node, kind, label)


def _access(edges: Iterable[_Edge]) -> Access:
    access = Access.UNKNOWN
    for kind, _, _ in edges:
        access |= _ACCESS.get(kind, Access.UNKNOWN)
    return access


_ACCESS = {EdgeKind.READS: Access.READ, EdgeKind.WRITES: Access.WRITE}


def _key(step: str) -> str:
    return f"step:{step}"
