"""The bounds of one lineage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a walk and of its answer. Times are seconds."""

    nodes: Annotated[int, "of an answer: a picture with more is read by nobody"] = 2_000
    edges: Annotated[int, "of an answer; ten for each node that it may have"] = 20_000
    depth: Annotated[int, "asset hops from the roots: longer chains are followed from their last node"] = 50
    seconds: Annotated[float, "of walking, then what was found is answered; under the time of an operation"] = 20.0
    fan_out: Annotated[int, "neighbours of one node, by each kind of link, looked at in one level"] = 1_000
    rows: Annotated[int, "neighbours of all nodes of one level together"] = 20_000
    wide: Annotated[int, "patterns without edges of one workspace that are tried on what a walk meets"] = 50
