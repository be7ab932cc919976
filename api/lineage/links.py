"""The links between assets and runnables, and the rules by which a walk follows them.

Data flows along a link from its source to its target. READS, WRITES and REFERS_TO are followed in the direction of the
walk. The other links are followed both ways, each kind under a rule of its own:

- A *loose* link says that two things may concern the same data: code names an asset with unknown access (REFERENCES),
  a pattern stands for an asset (MATCHES), a table is part of its database (CONTAINS). A walk never follows two loose
  links in a row: a writer of ``a.csv`` feeds the readers of ``*.csv`` but no reader of ``b.csv``, and a change to a
  table affects those that use its whole database but no other table. A loose link between two assets does not count as
  a hop, since both are the same data under different names.
- A *part* is what a flow, step, app, schedule or trigger consists of (HAS_STEP, RUNS). A walk can go from a part to its
  whole or from a whole to its parts, but does not turn back: two steps share no data just because they belong to the
  same flow.

Both rules read the same backwards: what is downstream of a node has that node upstream.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum


class Direction(StrEnum):
    UPSTREAM = "UPSTREAM"
    DOWNSTREAM = "DOWNSTREAM"


class Came(Enum):
    """How a walk reached its position. FREE: it is a root, or was reached along a flow of data."""

    FREE = 0
    LOOSE = 1
    TO_PART = 2
    TO_WHOLE = 3


class Sort(Enum):
    """How a link is followed."""

    FLOW = 0
    LOOSE = 1
    PART = 2


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of link. ``forward`` says that data flows in the direction of the graph's edge."""

    name: str
    sort: Sort
    forward: bool = True


KINDS = {
    kind.name: kind
    for kind in (
        Kind("READS", Sort.FLOW, forward=False),
        Kind("WRITES", Sort.FLOW),
        Kind("REFERS_TO", Sort.FLOW, forward=False),
        Kind("REFERENCES", Sort.LOOSE, forward=False),
        Kind("MATCHES", Sort.LOOSE),
        Kind("CONTAINS", Sort.LOOSE),
        Kind("HAS_STEP", Sort.PART),
        Kind("RUNS", Sort.PART),
    )
}
"""Every kind of link, by the type of its edge."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link as seen from one end: the other end (``key`` and ``label``), and whether data flows ``away`` to it."""

    kind: Kind
    away: bool
    key: str
    label: str

    def follow(self, direction: Direction, came: Came) -> Came | None:
        """How a walk would reach the other end; None if it may not follow the link."""
        match self.kind.sort:
            case Sort.FLOW:
                return Came.FREE if self.away is (direction is Direction.DOWNSTREAM) else None
            case Sort.LOOSE:
                return None if came is Came.LOOSE else Came.LOOSE
            case Sort.PART:
                there, back = (Came.TO_PART, Came.TO_WHOLE) if self.away else (Came.TO_WHOLE, Came.TO_PART)
                return None if came is back else there

    def hops(self, label: str, so_far: int) -> int:
        """The asset hops that the link adds, from a node with this label at distance ``so_far``. A hop leads from one
        asset to the next; it is counted on leaving an asset, or on leaving a root that is not an asset."""
        if label == "Asset":
            return 0 if self.label == "Asset" and self.kind.sort is Sort.LOOSE else 1
        return 1 if self.label == "Asset" and so_far == 0 else 0
