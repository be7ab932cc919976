from __future__ import annotations

import pytest

from cypher import Graph
from ingest import Analysts
from tests.ingest.jobs.history import History


@pytest.fixture
def history(graph: Graph, analysts: Analysts, workspace: str) -> History:
    return History(graph, analysts, workspace)
