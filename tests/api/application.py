"""The application as somebody else configures it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from api.app import create_app
from api.configuration import Configuration
from cypher import Graph
from ingest import Analysts


@asynccontextmanager
async def asking(
    graph: Graph, analysts: Analysts, configuration: Configuration, **options: Any
) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application that is configured so."""
    transport = httpx.ASGITransport(create_app(graph, analysts, configuration, **options))
    async with httpx.AsyncClient(transport=transport, base_url="http://headrace", timeout=60) as http:
        yield http
