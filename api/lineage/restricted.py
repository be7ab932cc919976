"""A lineage as somebody sees it who does not see all of its nodes.

What is not seen stays where it joins what is: without a name, under a key of this answer alone, and its edges tell no
usage. What joins nothing goes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from secrets import token_urlsafe

from analyzers.components import components
from api.lineage.answer import Edge, Lineage, Node, Truncation
from api.lineage.cycles import cycles

RESTRICTED = "Restricted"
"""The label of a node that is not seen."""


def restricted(found: Lineage, seen: Collection[str], hidden: Mapping[str, tuple[int, int]]) -> Lineage:
    """The lineage whose nodes of these keys are seen; ``hidden`` counts the links of each to what would be seen and is
    left out, upstream and downstream."""
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
    edges = [_told(edge, keys, seen) for edge in found.edges if edge.source in kept and edge.target in kept]
    labels = {keys[node.key]: node.label for node in found.nodes if node.key in kept}
    # How much was left out would count what is not seen.
    truncations = tuple(Truncation(item.reason) for item in found.truncations)
    return Lineage(tuple(nodes), tuple(edges), cycles(labels, edges), truncations)


def _told(edge: Edge, keys: Mapping[str, str], seen: Collection[str]) -> Edge:
    if edge.source in seen and edge.target in seen:
        return edge
    return Edge(keys[edge.source], keys[edge.target], edge.kind)


def _joining(seen: Collection[str], found: Lineage) -> set[str]:
    """The nodes that are not seen and stand between two that are."""
    beside: dict[str, set[str]] = {node.key: set() for node in found.nodes}
    for edge in found.edges:
        beside[edge.source].add(edge.target)
        beside[edge.target].add(edge.source)
    unseen = [key for key in beside if key not in seen]

    def others(key: str) -> list[str]:
        return [other for other in beside[key] if other not in seen]

    joining: set[str] = set()
    for component in components(unseen, others):
        if len({other for key in component for other in beside[key] if other in seen}) > 1:
            joining |= _without_ends(set(component), beside)
    return joining


def _without_ends(keys: set[str], beside: Mapping[str, Iterable[str]]) -> set[str]:
    """The nodes that are left when those with one neighbour are taken away, again and again."""
    kept = set(keys)
    pending = list(keys)
    while pending:
        key = pending.pop()
        left = [other for other in beside[key] if other in kept or other not in keys]
        if key in kept and len(left) < 2:
            kept.discard(key)
            pending += [other for other in left if other in kept]
    return kept
