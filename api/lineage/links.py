"""What joins assets and runnables in a lineage, and what a walk may do where it came by one of them.

Data flows along a link from its source to its target. READS, WRITES and REFERS_TO are followed in the direction of the
walk. The others are followed both ways, each under a rule of its own:

- A *loose* link says that two things may concern the same data: code names an asset and nobody knows what it does to
  it (REFERENCES), a pattern stands for an asset (MATCHES), a table is a part of its database (CONTAINS). A walk never
  takes two loose links in a row: a writer of ``a.csv`` feeds the readers of ``*.csv`` and no reader of ``b.csv``, and a
  change of a table concerns those who use its whole database and no other table. It costs no asset hop where it leads
  from an asset to another: that is the same data under another name.
- A *part* is what a flow, step, app, schedule or trigger consists of (HAS_STEP, RUNS). A reader's wholes are reached
  from their part, and a whole's parts from the whole; a walk that went up does not come down again, nor the other way:
  two steps of one flow share no data only because they are in one flow.

Both rules read the same backwards: what is downstream of a node has that node upstream.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum


class Direction(StrEnum):
    UPSTREAM = "UPSTREAM"
    DOWNSTREAM = "DOWNSTREAM"


class Came(Enum):
    """By what a walk came to where it stands: FREE is a root, or the end of a link that data flows along."""

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
    """A kind of link. ``forward`` says that data flows as the graph's edge points."""

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
    """A link as one of its ends sees it: the other end (``key`` and ``label``), and whether data flows ``away``."""

    kind: Kind
    away: bool
    key: str
    label: str

    def follow(self, direction: Direction, came: Came) -> Came | None:
        """How a walk comes to the other end, None where it may not go there."""
        match self.kind.sort:
            case Sort.FLOW:
                return Came.FREE if self.away is (direction is Direction.DOWNSTREAM) else None
            case Sort.LOOSE:
                return None if came is Came.LOOSE else Came.LOOSE
            case Sort.PART:
                there, back = (Came.TO_PART, Came.TO_WHOLE) if self.away else (Came.TO_WHOLE, Came.TO_PART)
                return None if came is back else there

    def hops(self, label: str, so_far: int) -> int:
        """Asset hops of the link from a node with a label that is ``so_far`` away. A hop leads from an asset to the
        next one: it is counted where it leaves an asset, and where it comes from a root that is none."""
        if label == "Asset":
            return 0 if self.label == "Asset" and self.kind.sort is Sort.LOOSE else 1
        return 1 if self.label == "Asset" and so_far == 0 else 0
