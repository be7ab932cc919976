"""What a lineage answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ingest.agreement import Agreement


class Reason(StrEnum):
    """Why an answer is not whole."""

    DEPTH = "DEPTH"
    NODES = "NODES"
    EDGES = "EDGES"
    TIME = "TIME"


@dataclass(frozen=True, slots=True)
class Node:
    """An asset or runnable. Distances count asset hops from the nearest root, None where it is not reached in that
    direction. ``hidden_upstream`` and ``hidden_downstream`` count its links that the answer leaves out, by the way in
    which they point."""

    key: str
    label: str
    name: str
    upstream_distance: int | None
    downstream_distance: int | None
    hidden_upstream: int
    hidden_downstream: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A link between two nodes of the answer, as data flows. ``access``, ``evidence`` and ``agreement`` are the usage's
    that it is."""

    source: str
    target: str
    kind: str
    access: str | None = None
    evidence: tuple[str, ...] = ()
    agreement: Agreement | None = None


@dataclass(frozen=True, slots=True)
class Truncation:
    """That something was left out, and how many at least, where that is known."""

    reason: Reason
    omitted_at_least: int | None = None


@dataclass(frozen=True, slots=True)
class Lineage:
    """Nodes by their distance, nearest first; all links between them; the cycles, each as the keys of its nodes."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    cycles: tuple[tuple[str, ...], ...]
    truncations: tuple[Truncation, ...]
