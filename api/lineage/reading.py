"""Reads a lineage from the graph: the statements, and the conversion of their rows."""

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
"""The labels of nodes that a lineage can contain."""

_SAME_DATA = frozenset({"MATCHES", "CONTAINS"})

_UNWANTED = {
    (Direction.DOWNSTREAM, True): "WRITES",
    (Direction.DOWNSTREAM, False): "READS",
    (Direction.UPSTREAM, True): "READS",
    (Direction.UPSTREAM, False): "WRITES",
}
"""The type of edge that a walk in a direction never follows from an asset (True) or from a runnable (False)."""


@dataclass(frozen=True, slots=True)
class Level:
    """The links of one level of nodes; ``cut`` holds keys of nodes that a limit left out, perhaps not all."""

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
    """Reads the links of some nodes in one statement. Without ``references``, usages with unknown access are
    skipped."""
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
    """The nodes of a result (by key: name, number of upstream links, number of downstream links), and the edges between
    them."""

    nodes: dict[str, tuple[str, int, int]]
    edges: list[Edge]


async def read_facts(
    graph: Graph, workspace: str, labels: Mapping[str, str], limits: Limits, references: bool = True
) -> Facts:
    """Reads the facts of some nodes; ``labels`` maps their keys to their labels. Without ``references``, usages with
    unknown access are skipped."""
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
