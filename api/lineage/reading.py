"""How a lineage is read from the graph: the statements, and their rows as links, nodes and edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.lineage.answer import Edge
from api.lineage.limits import Limits
from api.lineage.links import KINDS, Direction, Link
from api.lineage.walk import Request
from cypher import Graph
from ingest.agreement import agreement

LABELS = ("Asset", "Script", "Flow", "Step", "App", "Schedule", "Trigger")
"""What a lineage is made of."""

_SAME_DATA = frozenset({"MATCHES", "CONTAINS"})

_UNWANTED = {
    (Direction.DOWNSTREAM, True): "WRITES",
    (Direction.DOWNSTREAM, False): "READS",
    (Direction.UPSTREAM, True): "READS",
    (Direction.UPSTREAM, False): "WRITES",
}
"""The usages that no walk in a direction follows from an asset (True) or from a runnable."""


@dataclass(frozen=True, slots=True)
class Level:
    """The links of the nodes of one level; ``cut`` are some of the nodes that a limit left out."""

    links: dict[Request, list[Link]]
    cut: set[str]


async def read_level(
    graph: Graph,
    workspace: str,
    requests: Sequence[Request],
    labels: Mapping[str, str],
    limits: Limits,
    references: bool = True,
) -> Level:
    """The links of some nodes, in one statement; without ``references`` those whose access is known."""
    by_label: dict[str, list[list[Any]]] = {label: [] for label in LABELS}
    unknown = [] if references else ["REFERENCES"]
    for direction, key in requests:
        label = labels[key]
        by_label[label].append([direction, key, [_UNWANTED[direction, label == "Asset"], *unknown]])
    rows: list[list[Any]] = await graph.read(
        "lineage_links", workspace=workspace, requests=by_label, fanOut=limits.fan_out + 1, rows=limits.rows + 1
    )
    links: dict[Request, list[Link]] = {request: [] for request in requests}
    cut = {row[4] for row in rows[limits.rows :]}
    seen: Counter[tuple[str, str, bool]] = Counter()
    for way, key, name, starts, other, label in rows[: limits.rows]:
        group = way, key, name in _SAME_DATA
        seen[group] += 1
        if seen[group] > limits.fan_out:
            cut.add(other)
        else:
            kind = KINDS[name]
            links[Request(Direction(way), key)].append(Link(kind, starts is kind.forward, other, label))
    return Level(links, cut)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the nodes of an answer: by key their name and their numbers of links from upstream and to
    downstream, and the links among them."""

    nodes: dict[str, tuple[str, int, int]]
    edges: list[Edge]


async def read_facts(
    graph: Graph, workspace: str, labels: Mapping[str, str], limits: Limits, references: bool = True
) -> Facts:
    """What is known of some nodes, which are labels by key; without ``references`` no usage of an unknown access."""
    keys: dict[str, list[str]] = {label: [] for label in LABELS}
    for key, label in labels.items():
        keys[label].append(key)
    inside = dict.fromkeys(labels, True)
    rows = await graph.read("lineage_nodes", workspace=workspace, keys=keys, inside=inside)
    usages = await graph.read(
        "lineage_usages",
        workspace=workspace,
        runnables=[key for key, label in labels.items() if label != "Asset"],
        inside=inside,
        references=references,
        limit=limits.edges + 1,
    )
    edges = [_edge(name, start, end) for *_, links in rows for name, start, end in links]
    for usage in usages:
        names = [name for name in ("READS", "WRITES") if usage[name.lower()]] or ["REFERENCES"]
        known = usage["access"], tuple(usage["evidence"]), agreement(usage)
        edges += [_edge(name, usage["runnable"], usage["asset"], *known) for name in names]
    nodes = {key: (name, upstream, downstream) for key, name, upstream, downstream, _ in rows}
    return Facts(nodes, [edge for edge in edges if edge.source in nodes and edge.target in nodes])


def _edge(name: str, start: str, end: str, *known: Any) -> Edge:
    source, target = (start, end) if KINDS[name].forward else (end, start)
    return Edge(source, target, name, *known)
