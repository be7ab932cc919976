"""Clients of guarded applications: each shows what it is given to show."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import httpx
import pytest

from api.app import create_app
from api.auth import JWT, Auth, Door, Guarded, Open
from api.configuration import Configuration
from api.limits import Limits
from api.viewer import Viewer
from cypher import Graph
from ingest import Analysts
from tests.api.client import Client

PATIENT = Configuration(request=Limits(cost=10**18, seconds=300, depth=100, aliases=1_000, tokens=50_000))
"""Tests ask for everything at once."""

Knock = Callable[..., Awaitable[Client]]


@pytest.fixture
async def knock(graph: Graph, analysts: Analysts) -> AsyncIterator[Knock]:
    """Makes a client at a guarded door; ``token`` is what it shows."""
    async with AsyncExitStack() as stack:

        async def client(
            token: str | None = None,
            auth: Auth = Auth(required=True),  # noqa: B008
            jwt: JWT = JWT(),  # noqa: B008
            viewer: Viewer | None = None,
            door: Door | None = None,
        ) -> Client:
            door = door or (Open(viewer) if viewer else Guarded(graph, auth, jwt))
            http = httpx.AsyncClient(
                transport=httpx.ASGITransport(create_app(graph, analysts, PATIENT, door)),
                base_url="http://headrace",
                headers={"authorization": f"Bearer {token}"} if token else {},
                timeout=60,
            )
            return Client(await stack.enter_async_context(http))

        yield client
