"""The limits of one lineage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a lineage search and its result. Times are in seconds."""

    nodes: Annotated[int, "most nodes in one lineage; larger graphs cannot be read as a picture"] = 2_000
    edges: Annotated[int, "most edges in one lineage; ten per node by default"] = 20_000
    depth: Annotated[int, "most hops from asset to asset; follow a longer chain from its last node"] = 50
    seconds: Annotated[
        float, "seconds after which the search stops and returns what it has; keep it below request.seconds"
    ] = 20.0
    fan_out: Annotated[int, "most neighbours of one node per kind of edge; hubs are cut there"] = 1_000
    rows: Annotated[int, "most neighbours of all nodes of one level together"] = 20_000
    wide: Annotated[int, "most patterns per workspace without stored matches that a search tries to match"] = 50
