"""The application over HTTP, on each of the databases, with the example workspace in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from uuid import uuid4

import httpx
import pytest

from api.app import create_app
from api.configuration import Configuration
from api.limits import Limits
from cypher import Graph
from ingest import Analysts, PoolLimits
from tests.api.client import Client
from tests.api.shop import shop_input


@pytest.fixture(scope="session")
def analysts() -> Iterator[Analysts]:
    with Analysts(PoolLimits(workers=1)) as pool:
        yield pool


@pytest.fixture(scope="session")
async def client(graph: Graph, analysts: Analysts, anyio_backend: object) -> AsyncIterator[Client]:
    """A client of the application."""
    patient = Configuration(request=Limits(seconds=300))  # on a slow machine
    transport = httpx.ASGITransport(create_app(graph, analysts, patient))
    async with httpx.AsyncClient(transport=transport, base_url="http://headrace", timeout=60) as http:
        yield Client(http)


@pytest.fixture(scope="session")
async def shop(client: Client, anyio_backend: object) -> str:
    """The name of a workspace that holds the example; no test changes it."""
    name = f"shop{uuid4().hex}"
    done = await client.data(
        "mutation($input: DeployInput!) { deploy(input: $input) { changedCount } }", input=shop_input(name)
    )
    assert done["deploy"]["changedCount"] > 0
    return name
