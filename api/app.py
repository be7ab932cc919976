"""The web application: the GraphQL endpoint, the pages around it, and what operators ask of it."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from api.auth import Door, Open
from api.configuration import Configuration
from api.documents import Documents
from api.execution import Executor
from api.health import Health
from api.http import Endpoint
from api.operation import Operation
from api.schema.build import SCHEMA
from cypher.graph import Graph
from ingest.pool import Analysts

PAGES = Path(__file__).parent / "pages"

GRAPHQL = "/graphql"


def create_app(
    graph: Graph,
    pool: Analysts,
    configuration: Configuration = Configuration(),  # noqa: B008 (frozen)
    door: Door = Open(),  # noqa: B008 (it holds nothing that changes)
    pages: Path = PAGES,
) -> Starlette:
    """The application on an open door to the database and a pool that analyses; who opened them closes them.

    ``door`` says who asks. ``pages`` is the folder of the built pages: without them the endpoint still answers, and
    ``/`` says how to build them. Everything runs on the event loop that the graph was opened on."""
    limits = configuration.request
    executor = Executor(SCHEMA, Documents(SCHEMA, limits))

    async def begin(request: Request) -> Operation:
        viewer = await door.admit(request.headers.get("authorization"))
        door.charge(viewer)
        return Operation(graph, pool, viewer, configuration)

    health = Health(graph)

    async def page(request: Request) -> Response:
        index = pages / "index.html"
        if not index.is_file():
            return PlainTextResponse(f"The GraphQL endpoint is {GRAPHQL}; 'make run' builds the pages.\n")
        return FileResponse(index, headers={"cache-control": "no-cache"})

    return Starlette(
        routes=[
            Route("/", page),
            Route(GRAPHQL, Endpoint(executor, begin, page, limits)),
            Route("/healthz", health.alive),
            Route("/readyz", health.ready),
            Mount("/assets", StaticFiles(directory=pages / "assets", check_dir=False)),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=configuration.hosts, www_redirect=False)],
    )
