"""The application on a socket, and a log that can be written to."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from api.app import create_app
from cypher import Graph
from ingest import Analysts
from tests.api.server import serving


@pytest.fixture(scope="module")
async def url(graph: Graph, analysts: Analysts, anyio_backend: object) -> AsyncIterator[str]:
    """The address of the endpoint of a server with its defaults."""
    async with serving(create_app(graph, analysts)) as address:
        yield f"{address}/graphql"
