"""A lineage for a caller who may not see all of its nodes.

A hidden node is kept if it connects visible ones: without a name, with a random key, and without the usages behind its
edges. All other hidden nodes are removed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from secrets import token_urlsafe

from api.lineage.answer import Edge, Lineage, Node, Truncation
from api.lineage.cycles import cycles

RESTRICTED = "Restricted"
"""The label of a hidden node."""


def restricted(found: Lineage, seen: Collection[str], hidden: Mapping[str, tuple[int, int]]) -> Lineage:
    """Hides the nodes that are not ``seen``. ``hidden`` has, for each visible node, the numbers of upstream and
    downstream links to visible nodes that the lineage leaves out."""
    kept = {node.key for node in found.nodes if node.key in seen}
    kept |= _joining(kept, found)
    keys = {key: key if key in seen else token_urlsafe(12) for key in kept}
    nodes = [
        replace(node, hidden_upstream=hidden[node.key][0], hidden_downstream=hidden[node.key][1])
        if node.key in seen
        else Node(keys[node.key], RESTRICTED, "", node.upstream_distance, node.downstream_distance, 0, 0)
        for node in found.nodes
        if node.key in kept
    ]
    edges = [_redacted(edge, keys, seen) for edge in found.edges if edge.source in kept and edge.target in kept]
    labels = {keys[node.key]: node.label for node in found.nodes if node.key in kept}
    # The numbers would include hidden nodes.
    truncations = tuple(Truncation(item.reason) for item in found.truncations)
    return Lineage(tuple(nodes), tuple(edges), cycles(labels, edges), truncations)


def _redacted(edge: Edge, keys: Mapping[str, str], seen: Collection[str]) -> Edge:
    if edge.source in seen and edge.target in seen:
        return edge
    return Edge(keys[edge.source], keys[edge.target], edge.kind)


def _joining(seen: Collection[str], found: Lineage) -> set[str]:
    """The hidden nodes that connect visible ones: on a path of data from one to another, adjacent to two of them, or on
    the shortest path that connects them otherwise."""
    beside: dict[str, set[str]] = {node.key: set() for node in found.nodes}
    after: dict[str, set[str]] = {key: set() for key in beside}
    before: dict[str, set[str]] = {key: set() for key in beside}
    for edge in found.edges:
        beside[edge.source].add(edge.target)
        beside[edge.target].add(edge.source)
        after[edge.source].add(edge.target)
        before[edge.target].add(edge.source)
    joining = _unseen_from(seen, after) & _unseen_from(seen, before)
    joining |= {key for key in beside if key not in seen and len(beside[key].intersection(seen)) > 1}
    joining |= _bridges(joining.union(seen), beside)
    return _without_ends(joining, seen, beside)


def _unseen_from(seen: Collection[str], after: Mapping[str, Iterable[str]]) -> set[str]:
    """The hidden nodes that are reachable from visible ones through hidden nodes only."""
    reached: set[str] = set()
    pending = list(seen)
    while pending:
        new = [key for key in after[pending.pop()] if key not in seen and key not in reached]
        reached.update(new)
        pending += new
    return reached


def _bridges(kept: Collection[str], beside: Mapping[str, Iterable[str]]) -> set[str]:
    """A small set of other nodes that connects the kept ones as far as they can be connected, shortest paths first."""
    origin = {key: key for key in kept}
    towards: dict[str, str] = {}
    distance = dict.fromkeys(kept, 0)
    joints: list[tuple[int, str, str]] = []
    pending = deque(kept)
    while pending:
        key = pending.popleft()
        for other in beside[key]:
            if other not in origin:
                origin[other], towards[other], distance[other] = origin[key], key, distance[key] + 1
                pending.append(other)
            elif origin[other] != origin[key]:
                joints.append((distance[key] + distance[other], key, other))
    groups = {key: {key} for key in kept}
    bridges: set[str] = set()
    for _, start, end in sorted(joints):
        here, there = groups[origin[start]], groups[origin[end]]
        if here is not there:
            joined = here | there
            groups.update(dict.fromkeys(joined, joined))
            for step in (start, end):
                while step in towards:
                    bridges.add(step)
                    step = towards[step]
    return bridges


def _without_ends(keys: set[str], seen: Collection[str], beside: Mapping[str, Iterable[str]]) -> set[str]:
    """The nodes that remain when those with fewer than two neighbours are removed repeatedly."""
    kept = set(keys)
    pending = list(keys)
    while pending:
        key = pending.pop()
        left = [other for other in beside[key] if other in kept or other in seen]
        if key in kept and len(left) < 2:
            kept.discard(key)
            pending += [other for other in left if other in kept]
    return kept
