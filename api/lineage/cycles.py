"""Cycles of a lineage: sets of nodes each of which is downstream of all the others.

They are the strongly connected components of the positions of a walk (a node, and how the walk reached it), not of the
nodes: a pattern and its member, or a database and its tables, are linked both ways but form no cycle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyzers.components import components
from api.lineage.answer import Edge
from api.lineage.links import KINDS, Came, Direction, Link


def cycles(labels: Mapping[str, str], edges: Iterable[Edge]) -> tuple[tuple[str, ...], ...]:
    """The cycles among nodes, in the order of the nodes; ``labels`` maps their keys to their labels."""
    links: dict[str, list[Link]] = {key: [] for key in labels}
    for edge in edges:
        kind = KINDS[edge.kind]
        links[edge.source].append(Link(kind, True, edge.target, labels[edge.target]))
        links[edge.target].append(Link(kind, False, edge.source, labels[edge.source]))

    def after(place: tuple[str, Came]) -> Iterator[tuple[str, Came]]:
        for link in links[place[0]]:
            came = link.follow(Direction.DOWNSTREAM, place[1])
            if came is not None:
                yield link.key, came

    found = [{key for key, _ in component} for component in components([(key, Came.FREE) for key in labels], after)]
    order = {key: number for number, key in enumerate(labels)}
    cycles = [tuple(sorted(keys, key=order.__getitem__)) for keys in _apart([keys for keys in found if len(keys) > 1])]
    return tuple(sorted(cycles, key=lambda cycle: order[cycle[0]]))


def _apart(sets: Sequence[set[str]]) -> list[set[str]]:
    """Merges sets that share a node, which can be in a cycle in two ways."""
    apart: list[set[str]] = []
    for keys in sets:
        near = [other for other in apart if other & keys]
        apart = [other for other in apart if not other & keys] + [keys.union(*near)]
    return apart
