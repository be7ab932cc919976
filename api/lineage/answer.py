"""The result of a lineage search."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ingest.agreement import Agreement


class Reason(StrEnum):
    """Why a lineage is truncated."""

    DEPTH = "DEPTH"
    NODES = "NODES"
    EDGES = "EDGES"
    TIME = "TIME"


@dataclass(frozen=True, slots=True)
class Node:
    """An asset or runnable. Distances count asset hops from the nearest root; None if it is not reached in that
    direction. ``hidden_upstream`` and ``hidden_downstream`` count its links that are not part of the result."""

    key: str
    label: str
    name: str
    upstream_distance: int | None
    downstream_distance: int | None
    hidden_upstream: int
    hidden_downstream: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A link between two nodes, in the direction in which data flows. ``access``, ``evidence`` and ``agreement`` are
    those of the usage, if the edge is one."""

    source: str
    target: str
    kind: str
    access: str | None = None
    evidence: tuple[str, ...] = ()
    agreement: Agreement | None = None


@dataclass(frozen=True, slots=True)
class Truncation:
    """Something was left out: why, and at least how much, if known."""

    reason: Reason
    omitted_at_least: int | None = None


@dataclass(frozen=True, slots=True)
class Lineage:
    """Nodes, nearest first; all edges between them; the cycles, each as the keys of its nodes; what was left out."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    cycles: tuple[tuple[str, ...], ...]
    truncations: tuple[Truncation, ...]
