from __future__ import annotations

from collections.abc import Iterator

import pytest

from cypher import Graph
from ingest import Analysts, PoolLimits
from tests.ingest.shop import Workspace


@pytest.fixture(scope="session")
def analysts() -> Iterator[Analysts]:
    with Analysts(PoolLimits(workers=2)) as pool:
        yield pool


@pytest.fixture
def shop(graph: Graph, analysts: Analysts, workspace: str) -> Workspace:
    return Workspace(graph, analysts, workspace)
