from __future__ import annotations

from collections.abc import Iterator

import pytest

from cypher import Graph
from ingest import Analysts, PoolLimits
from tests.ingest.picture import Picture


@pytest.fixture(scope="session")
def analysts() -> Iterator[Analysts]:
    with Analysts(PoolLimits(workers=2)) as pool:
        yield pool


@pytest.fixture
def picture(graph: Graph, workspace: str) -> Picture:
    """What the graph holds of the test's workspace."""
    return Picture(graph, workspace)
