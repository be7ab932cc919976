"""The web application: the GraphQL endpoint, the pages around it, and what operators ask of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from api.documents import Documents
from api.execution import Executor
from api.health import Health
from api.http import Endpoint
from api.limits import Limits
from api.lineage import Limits as LineageLimits
from api.operation import Operation
from api.schema.build import SCHEMA
from api.viewer import Viewer
from cypher.graph import Graph
from ingest.limits import Limits as DeploymentLimits
from ingest.pool import Analysts

PAGES = Path(__file__).parent / "pages"

GRAPHQL = "/graphql"


def owner(request: Request) -> Viewer:
    """Whoever reaches this server may do everything."""
    return Viewer()


def create_app(
    graph: Graph,
    pool: Analysts,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
    pages: Path = PAGES,
    identify: Callable[[Request], Viewer] = owner,
    lineage: LineageLimits = LineageLimits(),  # noqa: B008 (frozen)
    deployment: DeploymentLimits = DeploymentLimits(),  # noqa: B008 (frozen)
    hosts: Sequence[str] = ("*",),
) -> Starlette:
    """The application on an open door to the database and a pool that analyses; who opened them closes them.

    ``identify`` says who asks. ``pages`` is the folder of the built pages: without them the endpoint still answers, and
    ``/`` says how to build them. ``hosts`` are the names that a request may give this server: one on the loopback has
    its own names alone, else a page elsewhere whose name comes to lead here could ask it. Everything runs on the event
    loop that the graph was opened on."""
    executor = Executor(SCHEMA, Documents(SCHEMA, limits))

    def begin(request: Request) -> Operation:
        return Operation(graph, pool, identify(request), limits, lineage, deployment)

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
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False)],
    )
